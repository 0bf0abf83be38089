package io.edgepurge.invoke;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
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

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        FunctionOutput output = FunctionOutput.of(variables, clock);
        LoggingSetup.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        String folders = settings.text("PROTECTED_FOLDERS");
        SupportContact support = SupportContact.of(settings.text("SUPPORT_CONTACT", ""));
        PurgeLogLines lines = new PurgeLogLines(output);
        PurgeService purgeService = new PurgeService(aws.purgePorts(lines), ProtectedFolders.parse(folders));
        return new Wiring(aws.accounts(), purgeService, aws.scheduleRuns(), support, clock);
    }
}
