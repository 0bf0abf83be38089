package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.operator.ScheduleCheck;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ScheduleOptions;
import io.edgepurge.cli.run.ScheduleTargetOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.Timetable;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates or replaces a schedule. */
@Command(name = "create", description = "Creates a schedule.", mixinStandardHelpOptions = true)
final class ScheduleCreate implements Runnable {
    private final Session session;
    private final Clock clock;

    @Mixin
    private final ScheduleOptions place;

    @Mixin
    private final ScheduleTargetOptions target;

    @Mixin
    private final ScheduleItems items;

    @Parameters(index = "0", paramLabel = "NAME", description = "name of the schedule: letters, digits, '-', and '_'")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "URL",
            description = "URLs to purge; - reads URLs from stdin, one per line")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--account", required = true, paramLabel = "ID", description = "ID of the account to purge for")
    private String account = "";

    @Option(
            names = "--when",
            required = true,
            paramLabel = "EXPRESSION",
            description =
                    "schedule expression, such as 'cron(0 2 * * ? *)', 'rate(6 hours)', or 'at(2026-12-24T08:00:00)'")
    private String when = "";

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "time zone of the expression, such as Europe/Berlin (default: ${DEFAULT-VALUE})")
    private String zone = "";

    @Option(names = "--disabled", description = "create the schedule disabled")
    private boolean disabled;

    @Option(names = "--replace", description = "replace the schedule with this name")
    private boolean replace;

    ScheduleCreate(Session session, InputStream in, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.place = new ScheduleOptions(session);
        this.target = new ScheduleTargetOptions(session);
        this.items = new ScheduleItems(in);
    }

    @Override
    public void run() {
        PurgeSchedule schedule = schedule();
        SchedulerConfig config =
                new SchedulerConfig(place.group(), target.function(), target.role(), target.deadLetters());
        check().requireAcceptable(schedule);
        new SchedulerAccess(config, place.variables())
                .requireDone(
                        schedule.id(), registry -> replace ? registry.replace(schedule) : registry.create(schedule));
        session.print(ScheduleOutput.details(new RegisteredSchedule(schedule, clock.instant()), clock.instant()));
        if (schedule.enabled() && when.startsWith("rate(")) {
            session.printMessage("The schedule also runs now, because a rate starts with its creation.");
        }
    }

    private ScheduleCheck check() {
        Map<String, String> variables = new HashMap<>(place.variables());
        variables.put("PURGE_TABLE", target.table());
        return new ScheduleCheck(variables, target.protectedFolders());
    }

    private PurgeSchedule schedule() {
        ScheduleId id = CommandFailure.validated(() -> new ScheduleId(new AccountId(account), name));
        Timetable timetable = Timetable.of(when, zone);
        timetable.violation().ifPresent(violation -> {
            throw new CommandFailure(ExitCode.REFUSED, "Invalid schedule expression: " + violation + ".");
        });
        timetable.noRunAfter(clock.instant()).ifPresent(reason -> {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "The schedule would never run: " + reason + ". Choose a time in the future with --when.");
        });
        return new PurgeSchedule(id, !disabled, timetable, items.spec(urls));
    }
}
