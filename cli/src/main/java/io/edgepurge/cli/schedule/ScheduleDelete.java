package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ScheduleOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.ScheduleId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a schedule. */
@Command(name = "delete", description = "Deletes a schedule.", mixinStandardHelpOptions = true)
final class ScheduleDelete implements Runnable {
    private final Session session;

    @Mixin
    private final ScheduleOptions place;

    @Parameters(paramLabel = "NAME", description = "name of the schedule")
    private String name = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "ID of the account")
    private String account = "";

    ScheduleDelete(Session session) {
        this.session = session;
        this.place = new ScheduleOptions(session);
    }

    @Override
    public void run() {
        ScheduleId id = CommandFailure.validated(() -> new ScheduleId(new AccountId(account), name));
        new SchedulerAccess(SchedulerConfig.ofGroup(place.group()), place.variables())
                .requireDone(id, registry -> registry.delete(id));
        session.printMessage("Deleted " + id + ". Purges that it has already requested continue.");
    }
}
