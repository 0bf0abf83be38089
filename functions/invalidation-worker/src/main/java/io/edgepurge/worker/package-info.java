/** The doorbell is answered here, distribution by distribution. */
@NullMarked
package io.edgepurge.worker;

import org.jspecify.annotations.NullMarked;
