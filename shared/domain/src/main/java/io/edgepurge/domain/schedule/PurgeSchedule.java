package io.edgepurge.domain.schedule;

import io.edgepurge.domain.purge.PurgeSpec;

/**
 * A purge that is asked for again and again.
 *
 * @param enabled whether it runs at all
 * @param asked what it asks for each time, unchecked until then
 */
public record PurgeSchedule(ScheduleId id, boolean enabled, Timetable timetable, PurgeSpec asked) {}
