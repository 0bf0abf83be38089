/** The local stack. */
@NullMarked
package io.edgepurge.local;

import org.jspecify.annotations.NullMarked;
