package io.edgepurge.domain.schedule;

/**
 * A port through which operators create and delete schedules.
 *
 * <p>Methods throw {@link SchedulerUnavailable} if no response arrived; the change may have been made.
 */
public interface ScheduleRegistry extends PurgeSchedules {
    /** Creates a schedule. */
    ScheduleResult create(PurgeSchedule schedule);

    /** Replaces all properties of the schedule with the same ID. */
    ScheduleResult replace(PurgeSchedule schedule);

    /** Deletes a schedule. Purges that it already requested continue. */
    ScheduleResult delete(ScheduleId id);
}
