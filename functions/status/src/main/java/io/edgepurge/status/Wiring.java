package io.edgepurge.status;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.CachingAccounts;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.LoggingSetup;
import io.edgepurge.wire.QuotaReader;
import io.edgepurge.wire.ScheduleEvent;
import io.edgepurge.wire.SupportContact;
import java.time.Clock;
import java.util.Map;

/** What the function works with; the only class here that knows implementations. */
record Wiring(
        Accounts accounts, QuotaReader quotas, PurgeStore ledger, PurgeHistory history, PurgeSchedules schedules) {

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        LoggingSetup.writeTo(FunctionOutput.of(variables, clock));
        AwsWiring aws = new AwsWiring(variables);
        SupportContact contact = SupportContact.of(new Environment(variables).text("SUPPORT_CONTACT", ""));
        return new Wiring(
                new CachingAccounts(aws.accounts(), clock),
                new QuotaReader(aws.purgeStore(), clock, contact),
                aws.purgeStore(),
                aws.purgeHistory(),
                aws.purgeSchedules(new ScheduleEvent()));
    }
}
