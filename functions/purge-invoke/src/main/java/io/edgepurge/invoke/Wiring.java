package io.edgepurge.invoke;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.aws.Priming;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.schedule.ScheduleRuns;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.LoggingSetup;
import io.edgepurge.log.PurgeLogLines;
import io.edgepurge.response.SupportContact;
import java.time.Clock;
import java.util.Map;

/** The dependencies of the function. The only class here that refers to implementations. */
record Wiring(
        Accounts accounts, PurgeService purgeService, ScheduleRuns scheduleRuns, SupportContact support, Clock clock) {

    /**
     * Creates the dependencies. Before a SnapStart snapshot, it also handles a priming event.
     *
     * @throws IllegalArgumentException if a setting is missing or malformed; the message names it
     */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        FunctionOutput output = FunctionOutput.of(variables, clock);
        LoggingSetup.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        Wiring wiring = of(aws, settings, new PurgeLogLines(output), clock);
        Priming priming = Priming.of(variables);
        PurgeLogLines discarded = new PurgeLogLines(output.discarded());
        priming.run(() ->
                new PrimingEvent(of(aws.readOnly(), settings, discarded, clock).forPriming()).send());
        priming.run(() -> LoggingSetup.discardDuring(output, () -> {
            PrimingEvent event = new PrimingEvent(of(aws.inMemory(), settings, discarded, clock));
            Priming.repeat(event::send);
        }));
        return wiring;
    }

    private static Wiring of(AwsWiring aws, Environment settings, PurgeLogLines lines, Clock clock) {
        ProtectedFolders folders = ProtectedFolders.parse(settings.text("PROTECTED_FOLDERS"));
        return new Wiring(
                aws.accounts(),
                new PurgeService(aws.purgePorts(lines), folders),
                aws.scheduleRuns(),
                SupportContact.of(settings.text("SUPPORT_CONTACT", "")),
                clock);
    }

    private Wiring forPriming() {
        return new Wiring(new PrimingAccounts(accounts), purgeService, scheduleRuns, support, clock);
    }
}
