/** A small image origin behind the edge cache. */
@NullMarked
package io.edgepurge.local.origin;

import org.jspecify.annotations.NullMarked;
