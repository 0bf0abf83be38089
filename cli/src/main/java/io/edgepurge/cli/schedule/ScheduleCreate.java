package io.edgepurge.cli.schedule;

import io.edgepurge.aws.SchedulerConfig;
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
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a schedule, or puts one in the place of another. */
@Command(name = "create", description = "Makes a schedule.", mixinStandardHelpOptions = true)
final class ScheduleCreate implements Runnable {
    private final Session session;
    private final Clock clock;

    @Mixin
    private final ScheduleOptions place;

    @Mixin
    private final ScheduleTargetOptions target;

    @Mixin
    private final ScheduleItems items;

    @Parameters(index = "0", paramLabel = "NAME", description = "letters, digits, '-' and '_'")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "URL", description = "what to purge; - reads stdin")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--account", required = true, paramLabel = "ID", description = "for whom it purges")
    private String account = "";

    @Option(
            names = "--when",
            required = true,
            paramLabel = "EXPRESSION",
            description = "'cron(0 2 * * ? *)', 'rate(6 hours)' or 'at(2026-12-24T08:00:00)'")
    private String when = "";

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "by whose clocks, such as Europe/Berlin (default: ${DEFAULT-VALUE})")
    private String zone = "";

    @Option(names = "--disabled", description = "make it and do not run it")
    private boolean disabled;

    @Option(names = "--replace", description = "put it in the place of the schedule of that name")
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
        new SchedulerAccess(config, place.variables())
                .mustBeDone(
                        schedule.id(), registry -> replace ? registry.replace(schedule) : registry.create(schedule));
        session.print(ScheduleOutput.made(new RegisteredSchedule(schedule, clock.instant()), clock.instant()));
    }

    private PurgeSchedule schedule() {
        ScheduleId id = SchedulerAccess.refusing(() -> new ScheduleId(new AccountId(account), name));
        Timetable timetable = Timetable.of(when, zone);
        timetable.fault().ifPresent(fault -> {
            throw new CommandFailure(ExitCode.REFUSED, "It cannot run then: " + fault + ".");
        });
        return new PurgeSchedule(id, !disabled, timetable, items.asked(urls));
    }
}
