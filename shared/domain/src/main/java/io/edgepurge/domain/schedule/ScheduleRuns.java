package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import java.util.Map;

/**
 * A port that stores the last run of each schedule. Safe for use by many threads.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} if the store cannot be reached.
 */
public interface ScheduleRuns {
    /** Records the last run of a schedule and replaces the one before. */
    void record(ScheduleId id, ScheduleRun run);

    /** Returns the last runs of an account's schedules. Schedules without a run within the retention time are missing. */
    Map<ScheduleId, ScheduleRun> last(AccountId account);
}
