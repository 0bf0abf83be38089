/** EventBridge Scheduler: as much of its API as schedules of purges need, and the running of what it holds. */
@NullMarked
package io.edgepurge.local.scheduler;

import org.jspecify.annotations.NullMarked;
