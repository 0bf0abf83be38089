/** An EventBridge Scheduler emulator: the part of its API that purge schedules need, and the execution of schedules. */
@NullMarked
package io.edgepurge.local.scheduler;

import org.jspecify.annotations.NullMarked;
