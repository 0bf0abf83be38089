package io.edgepurge.cli.schedule;

import io.edgepurge.cli.run.Session;
import java.io.InputStream;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command group for schedules. */
public final class ScheduleCommands {
    private ScheduleCommands() {}

    /**
     * Returns the group {@code schedule}.
     *
     * @param in read if {@code -} is given as a URL
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
            description = "Creates, lists, and deletes schedules, using AWS credentials.",
            mixinStandardHelpOptions = true)
    private static final class ScheduleGroup {}
}
