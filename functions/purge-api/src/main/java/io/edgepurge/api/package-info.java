/** HTTP in: a purge is asked for, our way or ImageKit's. */
@NullMarked
package io.edgepurge.api;

import org.jspecify.annotations.NullMarked;
