package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ScheduleOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.AccountId;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the schedules of an account. */
@Command(name = "list", description = "Lists the schedules of an account.", mixinStandardHelpOptions = true)
final class ScheduleList implements Runnable {
    private final Session session;
    private final Clock clock;

    @Mixin
    private final ScheduleOptions place;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "ID of the account")
    private String account = "";

    ScheduleList(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.place = new ScheduleOptions(session);
    }

    @Override
    public void run() {
        AccountId id = CommandFailure.validated(() -> new AccountId(account));
        SchedulerAccess schedules = new SchedulerAccess(SchedulerConfig.ofGroup(place.group()), place.variables());
        session.print(ScheduleOutput.list(schedules.call(registry -> registry.list(id)), clock.instant()));
    }
}
