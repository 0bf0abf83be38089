package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.http.LoopbackServer;
import io.edgepurge.local.template.ScheduleResource;
import io.edgepurge.local.template.Template.Scheduled;
import io.edgepurge.local.time.Timer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An EventBridge Scheduler emulator on a loopback port. Stores schedules in memory and runs them with a precision of one
 * second.
 */
public final class LocalScheduler implements AutoCloseable {
    private final LoopbackServer server;
    private final ScheduleTable schedules;
    private final Timer timer;

    private LocalScheduler(LoopbackServer server, ScheduleTable schedules, Timer timer) {
        this.server = server;
        this.schedules = schedules;
        this.timer = timer;
    }

    /**
     * A schedule and its next runs.
     *
     * @param next the next runs; empty if the schedule is disabled
     */
    public record Upcoming(String name, String expression, String zone, boolean enabled, List<Instant> next) {}

    /** The port (0 selects a free one) and the prefix of the ARNs. */
    public record Address(int port, String arnPrefix) {}

    /**
     * Starts with the schedules of the template.
     *
     * @throws IllegalArgumentException if a schedule of the template is invalid; the message names it
     */
    public static LocalScheduler start(Address address, Scheduled scheduled, Targets targets, Timer timer)
            throws IOException {
        ScheduleTable schedules =
                new ScheduleTable(address.arnPrefix(), Set.copyOf(scheduled.groups()), targets, timer);
        SchedulerApi api = new SchedulerApi(schedules);
        LoopbackServer server = LoopbackServer.start(address.port(), new SchedulerHandler(api));
        scheduled.schedules().forEach(resource -> create(resource, api));
        return new LocalScheduler(server, schedules, timer);
    }

    private static void create(ScheduleResource resource, SchedulerApi api) {
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("GroupName", resource.group())
                .put("State", resource.enabled() ? "ENABLED" : "DISABLED")
                .put("ScheduleExpression", resource.times().expression())
                .put("ScheduleExpressionTimezone", resource.times().zone());
        settings.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        ObjectNode target = settings.putObject("Target")
                .put("Arn", resource.target().arn())
                .put("RoleArn", "arn:aws:iam::000000000000:role/local")
                .put("Input", resource.target().input());
        if (!resource.target().deadLetters().isEmpty()) {
            target.putObject("DeadLetterConfig").put("Arn", resource.target().deadLetters());
        }
        try {
            api.create(resource.name(), settings);
        } catch (SchedulerException e) {
            throw new IllegalArgumentException("invalid schedule " + resource.name() + ": " + e.getMessage(), e);
        }
    }

    /** Returns the value of {@code AWS_ENDPOINT_URL_SCHEDULER}. */
    public URI endpoint() {
        return server.uri();
    }

    /** Returns the schedules of a group by name, each with up to {@code max} of its next runs. */
    public List<Upcoming> upcoming(String group, int max) {
        return schedules.of(Optional.of(group)).stream()
                .map(schedule -> new Upcoming(
                        schedule.identity().name(),
                        schedule.timetable().expression(),
                        schedule.timetable().zone(),
                        schedule.enabled(),
                        schedule.enabled()
                                ? schedule.timetable().next(schedule.createdAt(), timer.now(), max)
                                : List.of()))
                .toList();
    }

    /** Stops all schedules. Deliveries in progress may still complete. */
    @Override
    public void close() {
        schedules.close();
        server.close();
    }
}
