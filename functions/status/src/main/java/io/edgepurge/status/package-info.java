/** HTTP out: what became of a purge, and what is left of the quota. */
@NullMarked
package io.edgepurge.status;

import org.jspecify.annotations.NullMarked;
