/** Recurring purges in EventBridge Scheduler: their definition, their timetable, and their registry. */
@NullMarked
package io.edgepurge.domain.schedule;

import org.jspecify.annotations.NullMarked;
