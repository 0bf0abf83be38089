package io.edgepurge.domain.schedule;

import io.edgepurge.domain.purge.PurgeSpec;

/**
 * A recurring purge.
 *
 * @param enabled true if the schedule runs
 * @param spec the purge to request on each run; it is validated again then
 */
public record PurgeSchedule(ScheduleId id, boolean enabled, Timetable timetable, PurgeSpec spec) {}
