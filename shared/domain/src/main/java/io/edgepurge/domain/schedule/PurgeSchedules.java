package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import java.util.List;

/** A port that lists purge schedules, which are stored only in EventBridge Scheduler. Safe for use by many threads. */
@FunctionalInterface
public interface PurgeSchedules {
    /**
     * Returns the schedules of an account by name. Skips schedules whose event cannot be parsed or is for another account.
     *
     * @throws SchedulerUnavailable if EventBridge Scheduler does not respond or denies access
     */
    List<RegisteredSchedule> list(AccountId account);
}
