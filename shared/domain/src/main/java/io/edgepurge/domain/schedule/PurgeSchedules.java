package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import java.util.List;

/** The schedules of purges; EventBridge Scheduler is their only record. Safe for use by many threads. */
@FunctionalInterface
public interface PurgeSchedules {
    /**
     * Those of one account, by name. One that is called like this account's and would purge for another, or whose event
     * nobody can read, is no account's.
     *
     * @throws SchedulerUnavailable when EventBridge Scheduler does not answer, or not to us
     */
    List<RegisteredSchedule> of(AccountId account);
}
