package io.edgepurge.status;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.aws.Priming;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.CachingAccounts;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
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

    /** The ID of a purge that the table doesn't contain. */
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    /**
     * Creates the dependencies. Before a SnapStart snapshot, it also handles priming requests.
     *
     * @throws IllegalArgumentException if a setting is missing or malformed; the message names it
     */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        FunctionOutput output = FunctionOutput.of(variables, clock);
        LoggingSetup.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        Wiring wiring = of(aws, settings, clock);
        Priming priming = Priming.of(variables);
        priming.run(
                () -> new PrimingRequests(of(aws.readOnly(), settings, clock).forPriming()).send(UNKNOWN, 404));
        priming.run(() -> LoggingSetup.discardDuring(output, () -> {
            AwsWiring memory = aws.inMemory();
            // a list of several purges is read concurrently
            PurgeId _ = PrimingAccounts.createPurge(memory);
            String purge = PrimingAccounts.createPurge(memory).value();
            PrimingRequests requests = new PrimingRequests(of(memory, settings, clock));
            Priming.repeat(() -> requests.send(purge, 200));
        }));
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
