/** The doorbell is answered here. */
@NullMarked
package io.edgepurge.worker;

import org.jspecify.annotations.NullMarked;
