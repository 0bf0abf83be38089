/** Accepts purges of schedules and other Lambda functions by direct invocation. */
@NullMarked
package io.edgepurge.invoke;

import org.jspecify.annotations.NullMarked;
