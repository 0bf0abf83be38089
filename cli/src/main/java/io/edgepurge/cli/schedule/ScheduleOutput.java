package io.edgepurge.cli.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import io.edgepurge.response.ScheduleView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats schedules. The JSON is the same as in the API. */
final class ScheduleOutput {
    private static final int NEXT_RUNS = 5;

    private ScheduleOutput() {}

    static CommandOutput list(List<RegisteredSchedule> schedules, Map<ScheduleId, ScheduleRun> lastRuns, Instant now) {
        return CommandOutput.of(
                () -> ScheduleView.of(schedules, lastRuns, now),
                () -> Table.of(
                                "NAME",
                                "STATE",
                                "EXPRESSION",
                                "TIME ZONE",
                                "ITEMS",
                                "NEXT RUN",
                                "LAST RUN",
                                "OUTCOME",
                                "REASON")
                        .withAll(schedules.stream()
                                .map(registered -> row(
                                        registered,
                                        Optional.ofNullable(lastRuns.get(
                                                registered.schedule().id())),
                                        now))
                                .toList())
                        .shortening("REASON"));
    }

    private static List<String> row(RegisteredSchedule registered, Optional<ScheduleRun> lastRun, Instant now) {
        PurgeSchedule schedule = registered.schedule();
        return List.of(
                schedule.id().name(),
                state(registered, now),
                schedule.timetable().expression(),
                schedule.timetable().zone(),
                Integer.toString(items(schedule)),
                next(registered, now, 1).findFirst().orElse("-"),
                lastRun.map(run -> seconds(run.at())).orElse("-"),
                lastRun.map(run -> outcome(run.outcome())).orElse("-"),
                schedule.spec().options().reason().orElse("-"));
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Refused(String problem) -> "refused: " + problem.substring(problem.lastIndexOf('/') + 1);
        };
    }

    /** Returns one schedule with its next runs. */
    static CommandOutput details(RegisteredSchedule registered, Instant now) {
        return new CommandOutput(() -> json(registered, now), () -> tables(registered, now));
    }

    private static JsonNode json(RegisteredSchedule registered, Instant now) {
        return ScheduleView.of(registered, now);
    }

    private static List<Table> tables(RegisteredSchedule registered, Instant now) {
        PurgeSchedule schedule = registered.schedule();
        Table values = Table.ofValues()
                .with("schedule", schedule.id().value())
                .with("state", state(registered, now))
                .with("expression", schedule.timetable().expression())
                .with("time zone", schedule.timetable().zone())
                .with("items", Integer.toString(items(schedule)));
        Table next = Table.of("NEXT RUNS")
                .withAll(next(registered, now, NEXT_RUNS).map(List::of).toList());
        return List.of(values, next);
    }

    private static Stream<String> next(RegisteredSchedule registered, Instant now, int most) {
        return registered.next(now, most).stream().flatMap(List::stream).map(ScheduleOutput::seconds);
    }

    /** EventBridge Scheduler doesn't run schedules more precisely. */
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the state; an enabled schedule without another run is finished. */
    private static String state(RegisteredSchedule registered, Instant now) {
        if (!registered.schedule().enabled()) {
            return "disabled";
        }
        return registered.next(now, 1).filter(List::isEmpty).isPresent() ? "finished" : "enabled";
    }

    private static int items(PurgeSchedule schedule) {
        return schedule.spec().size();
    }
}
