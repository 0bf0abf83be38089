package io.edgepurge.domain.schedule;

/**
 * The operator's way to make and remove schedules.
 *
 * <p>Every method throws {@link SchedulerUnavailable} when no answer arrived: what was asked may or may not have happened.
 */
public interface ScheduleRegistry extends PurgeSchedules {
    /** Makes a schedule that is not there yet. */
    ScheduleResult create(PurgeSchedule schedule);

    /** Puts a schedule in the place of the one with its id; nothing of that is kept. */
    ScheduleResult replace(PurgeSchedule schedule);

    /** Removes a schedule; what it has asked for before goes on. */
    ScheduleResult delete(ScheduleId id);
}
