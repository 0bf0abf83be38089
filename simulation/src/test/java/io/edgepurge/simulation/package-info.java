/** The real desk and worker on a virtual clock, where one seed decides everything that may happen to them. */
@NullMarked
package io.edgepurge.simulation;

import org.jspecify.annotations.NullMarked;
