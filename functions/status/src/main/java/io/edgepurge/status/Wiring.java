package io.edgepurge.status;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.aws.Priming;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.CachingAccounts;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.ScheduleRuns;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.LoggingSetup;
import io.edgepurge.request.Authenticator;
import io.edgepurge.request.QuotaReader;
import io.edgepurge.request.ScheduleEvent;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.SupportContact;
import java.time.Clock;
import java.util.Map;

/** The dependencies of the function. The only class here that refers to implementations. */
record Wiring(
        Accounts accounts,
        PurgeStore purges,
        PurgeHistory history,
        PurgeSchedules schedules,
        ScheduleRuns scheduleRuns,
        SupportContact support,
        Clock clock) {

    /**
     * Creates the dependencies. Before a SnapStart snapshot, it also handles priming requests.
     *
     * @throws IllegalArgumentException if a setting is missing or malformed; the message names it
     */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        LoggingSetup.writeTo(FunctionOutput.of(variables, clock));
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        Wiring wiring = of(aws, settings, clock);
        Priming.of(variables)
                .run(() ->
                        new PrimingRequests(of(aws.readOnly(), settings, clock).forPriming()).send());
        return wiring;
    }

    private static Wiring of(AwsWiring aws, Environment settings, Clock clock) {
        return new Wiring(
                new CachingAccounts(aws.accounts(), clock),
                aws.purgeStore(),
                aws.purgeHistory(),
                aws.purgeSchedules(new ScheduleEvent()),
                aws.scheduleRuns(),
                SupportContact.of(settings.text("SUPPORT_CONTACT", "")),
                clock);
    }

    VisiblePurges visiblePurges() {
        return new VisiblePurges(purges, history);
    }

    private Wiring forPriming() {
        return new Wiring(new PrimingAccounts(accounts), purges, history, schedules, scheduleRuns, support, clock);
    }

    QuotaReader quotas() {
        return new QuotaReader(purges);
    }

    Authenticator authenticator(ErrorFormat errorFormat) {
        return new Authenticator(accounts, quotas(), errorFormat, support, clock);
    }
}
