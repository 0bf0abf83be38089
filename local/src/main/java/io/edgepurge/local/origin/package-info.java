/** A small origin with real image files, to stand behind the edge. */
@NullMarked
package io.edgepurge.local.origin;

import org.jspecify.annotations.NullMarked;
