package io.edgepurge.cli.operator;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import java.util.Map;

/**
 * Reads the last runs of schedules from the table.
 *
 * @param variables the environment, with the name of the table as {@code PURGE_TABLE}
 */
public record LastRuns(Map<String, String> variables) {
    /** @throws CommandFailure if the table does not respond */
    public Map<ScheduleId, ScheduleRun> of(AccountId account) {
        return new StackAccess(variables).call(aws -> aws.scheduleRuns().last(account));
    }
}
