/** Simulates the purge service and the worker on a virtual clock; one seed determines every event. */
@NullMarked
package io.edgepurge.simulation;

import org.jspecify.annotations.NullMarked;
