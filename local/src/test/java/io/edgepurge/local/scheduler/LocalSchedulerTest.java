package io.edgepurge.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.edgepurge.aws.EventBridgeScheduleRegistry;
import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.local.template.ScheduleResource;
import io.edgepurge.local.template.Template.Scheduled;
import io.edgepurge.local.time.ManualTimer;
import io.edgepurge.request.ScheduleEvent;
import io.edgepurge.testing.ScheduleRegistryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the scheduler with the service's own adapter, and the deliveries to targets. Time passes only when a test advances it. */
class LocalSchedulerTest implements ScheduleRegistryContract {
    private static final String GROUP = "PurgeSchedules";
    private static final String ARNS = "arn:aws:scheduler:eu-central-1:000000000000";
    private static final AccountId DEMO = new AccountId("demo");

    private final ManualTimer timer = new ManualTimer(Instant.parse("2026-01-31T12:00:00Z"));
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : started) {
            part.close();
        }
    }

    @Override
    public ScheduleRegistry registry() {
        return registryOf(GROUP, start(new Scheduled(List.of(GROUP), List.of())));
    }

    @Test
    void a_due_schedule_is_delivered_once_with_its_arn_and_time() {
        ScheduleRegistry registry = registry();
        Instant due = timer.now().plusSeconds(3);

        assertThat(registry.create(schedule("soon", true, at(due)))).isEqualTo(new ScheduleResult.Done());
        timer.advance(Duration.ofSeconds(2));
        assertThat(delivered).isEmpty();
        timer.advance(Duration.ofSeconds(1));

        await().until(() -> delivered.size() == 1);
        String arn = ARNS + ":schedule/PurgeSchedules/demo.soon";
        assertThat(delivered.getFirst())
                .isEqualTo("function {\"account\":\"demo\",\"urls\":[\"https://img.example/a.jpg\"],\"schedule\":\""
                        + arn + "\",\"idempotencyKey\":\"" + arn + "/" + due + "\"}");
        runAnotherSchedule(registry);
        assertThat(delivered).hasSize(2);
    }

    @Test
    void a_disabled_or_deleted_schedule_does_not_run() {
        ScheduleRegistry registry = registry();
        Timetable soon = at(timer.now().plusSeconds(3));
        assertThat(List.of(
                        registry.create(schedule("disabled", false, soon)),
                        registry.create(schedule("deleted", true, soon)),
                        registry.delete(new ScheduleId(DEMO, "deleted"))))
                .containsOnly(new ScheduleResult.Done());

        timer.advance(Duration.ofSeconds(3));
        runAnotherSchedule(registry);

        assertThat(delivered).singleElement().asString().contains("demo.another");
    }

    /** Runs a schedule to its delivery, so that deliveries that were due before it have happened. */
    private void runAnotherSchedule(ScheduleRegistry registry) {
        registry.create(schedule("another", true, at(timer.now().plusSeconds(1))));
        timer.advance(Duration.ofSeconds(1));
        await().until(() -> delivered.stream().anyMatch(delivery -> delivery.contains("demo.another")));
    }

    @Test
    void a_rate_of_the_template_runs_immediately_and_periodically() {
        ScheduleResource sweep = new ScheduleResource(
                "Sweep",
                "default",
                true,
                new ScheduleResource.Times("rate(1 minute)", "UTC"),
                new ScheduleResource.Target("queue", "{\"sweep\":true}", ""));

        LocalScheduler scheduler = start(new Scheduled(List.of(), List.of(sweep)));

        await().until(() -> delivered.equals(List.of("queue {\"sweep\":true}")));
        timer.advance(Duration.ofMinutes(1));
        await().until(() -> delivered.size() == 2);
        assertThat(scheduler.upcoming("default", 2))
                .singleElement()
                .satisfies(upcoming -> assertThat(Duration.between(
                                upcoming.next().get(0), upcoming.next().get(1)))
                        .isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void an_undeliverable_schedule_goes_to_the_dead_letter_queue() {
        ScheduleResource lost = new ScheduleResource(
                "Lost",
                "default",
                true,
                new ScheduleResource.Times("rate(1 day)", "UTC"),
                new ScheduleResource.Target("nowhere", "{}", "dead"));

        start(new Scheduled(List.of(), List.of(lost)));

        await().until(() -> delivered.equals(List.of("dead {}")));
    }

    @Test
    void an_invalid_schedule_of_the_template_is_named() {
        ScheduleResource wrong = new ScheduleResource(
                "Wrong",
                "default",
                true,
                new ScheduleResource.Times("cron(61 * * * ? *)", "UTC"),
                new ScheduleResource.Target("queue", "{}", ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(new Scheduled(List.of(), List.of(wrong))))
                .withMessageContainingAll("invalid schedule Wrong", "the minutes cannot be '61'");
    }

    @Test
    void invalid_schedules_are_rejected_as_by_scheduler() {
        LocalScheduler scheduler = start(new Scheduled(List.of(GROUP), List.of()));

        assertThat(registryOf(GROUP, scheduler).create(schedule("soon", true, Timetable.of("every day", "UTC"))))
                .isInstanceOfSatisfying(
                        ScheduleResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("'every day' must be"));
        assertThat(registryOf("Missing", scheduler).create(schedule("soon", true, Timetable.of("rate(1 day)", "UTC"))))
                .isEqualTo(new ScheduleResult.NotFound("Schedule group Missing does not exist."));
    }

    private static Timetable at(Instant due) {
        LocalDateTime time = LocalDateTime.ofInstant(due.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        return Timetable.of("at(" + time.toString().concat(time.getSecond() == 0 ? ":00" : "") + ")", "UTC");
    }

    private static PurgeSchedule schedule(String name, boolean enabled, Timetable timetable) {
        return new PurgeSchedule(
                new ScheduleId(DEMO, name), enabled, timetable, PurgeSpec.urls(List.of("https://img.example/a.jpg")));
    }

    private LocalScheduler start(Scheduled scheduled) {
        try {
            LocalScheduler scheduler =
                    LocalScheduler.start(new LocalScheduler.Address(0, ARNS), scheduled, this::deliver, timer);
            started.add(scheduler);
            return scheduler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScheduleRegistry registryOf(String group, LocalScheduler scheduler) {
        return new EventBridgeScheduleRegistry(
                new SchedulerConfig(group, "function", "role", "dead"),
                new ScheduleEvent(),
                Map.of("AWS_ENDPOINT_URL_SCHEDULER", scheduler.endpoint().toString(), "AWS_REGION", "eu-central-1"));
    }

    private boolean deliver(String arn, String payload) {
        if (arn.equals("nowhere")) {
            return false;
        }
        delivered.add(arn + " " + payload);
        return true;
    }
}
