package io.edgepurge.invoke;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.PurgeDesk;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.log.AllLoggers;
import io.edgepurge.log.DeskLines;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.wire.SupportContact;
import java.time.Clock;
import java.util.Map;

/** What the function works with; the only class here that knows implementations. */
record Wiring(Accounts accounts, PurgeDesk desk, SupportContact support, Clock clock) {

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static Wiring from(Map<String, String> variables) {
        Clock clock = Clock.systemUTC();
        FunctionOutput output = FunctionOutput.of(variables, clock);
        AllLoggers.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Environment settings = new Environment(variables);
        String folders = settings.text("PROTECTED_FOLDERS");
        SupportContact contact = SupportContact.of(settings.text("SUPPORT_CONTACT", ""));
        DeskLines lines = new DeskLines(output);
        PurgeDesk desk = new PurgeDesk(aws.desk(lines), ProtectedFolders.parse(folders));
        return new Wiring(aws.accounts(), desk, contact, clock);
    }
}
