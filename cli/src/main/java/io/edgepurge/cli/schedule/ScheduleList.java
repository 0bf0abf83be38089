package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.operator.LastRuns;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.LastRunOptions;
import io.edgepurge.cli.run.ScheduleOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Mixin
    private final LastRunOptions runs;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "ID of the account")
    private String account = "";

    ScheduleList(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.place = new ScheduleOptions(session);
        this.runs = new LastRunOptions(session);
    }

    @Override
    public void run() {
        AccountId id = CommandFailure.validated(() -> new AccountId(account));
        SchedulerAccess schedules = new SchedulerAccess(SchedulerConfig.ofGroup(place.group()), place.variables());
        List<RegisteredSchedule> list = schedules.call(registry -> registry.list(id));
        session.print(ScheduleOutput.list(list, lastRuns(id), clock.instant()));
    }

    private Map<ScheduleId, ScheduleRun> lastRuns(AccountId account) {
        Optional<String> table = runs.table();
        if (table.isEmpty()) {
            session.printMessage("Last runs are not shown. To show them, name the stack's table with --table.");
            return Map.of();
        }
        Map<String, String> variables = new HashMap<>(place.variables());
        variables.put("PURGE_TABLE", table.get());
        return new LastRuns(variables).of(account);
    }
}
