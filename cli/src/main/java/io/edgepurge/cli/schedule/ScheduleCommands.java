package io.edgepurge.cli.schedule;

import io.edgepurge.cli.run.Session;
import java.io.InputStream;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on schedules, in their group. */
public final class ScheduleCommands {
    private ScheduleCommands() {}

    /**
     * {@code schedule}.
     *
     * @param in what {@code -} stands for
     */
    public static CommandLine of(Session session, InputStream in) {
        Clock clock = Clock.systemUTC();
        return new CommandLine(new ScheduleGroup())
                .addSubcommand(new ScheduleCreate(session, in, clock))
                .addSubcommand(new ScheduleList(session, clock))
                .addSubcommand(new ScheduleDelete(session));
    }

    @Command(
            name = "schedule",
            description = "Makes, lists and removes schedules of purges, with AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class ScheduleGroup {}
}
