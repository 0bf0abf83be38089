package io.edgepurge.status;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.RememberedCallers;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeLedger;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.wire.ScheduleEvent;
import java.time.Clock;
import java.util.Map;

/** What the function works with; the only class here that knows implementations. */
record Wiring(Accounts accounts, PurgeLedger ledger, PurgeHistory history, PurgeSchedules schedules, Clock clock) {

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        AwsWiring aws = new AwsWiring(variables);
        return new Wiring(
                new RememberedCallers(aws.accounts(), clock),
                aws.ledger(),
                aws.history(),
                aws.schedules(new ScheduleEvent()),
                clock);
    }
}
