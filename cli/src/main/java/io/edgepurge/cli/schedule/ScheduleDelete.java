package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.run.ScheduleOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.ScheduleId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a schedule. */
@Command(name = "delete", description = "Removes a schedule.", mixinStandardHelpOptions = true)
final class ScheduleDelete implements Runnable {
    private final Session session;

    @Mixin
    private final ScheduleOptions place;

    @Parameters(paramLabel = "NAME", description = "its name")
    private String name = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "whose it is")
    private String account = "";

    ScheduleDelete(Session session) {
        this.session = session;
        this.place = new ScheduleOptions(session);
    }

    @Override
    public void run() {
        ScheduleId id = SchedulerAccess.refusing(() -> new ScheduleId(new AccountId(account), name));
        new SchedulerAccess(SchedulerConfig.ofGroup(place.group()), place.variables())
                .mustBeDone(id, registry -> registry.delete(id));
        session.printMessage("Removed " + id + ". What it has asked for before goes on.");
    }
}
