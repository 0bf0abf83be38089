/** HTTP out. */
@NullMarked
package io.edgepurge.status;

import org.jspecify.annotations.NullMarked;
