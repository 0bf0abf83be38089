package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.aws.EventBridgeScheduleRegistry;
import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.time.AdvanceableTimer;
import io.edgepurge.request.ScheduleEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Follows a purge from a schedule to the edge, with the jars that are deployed. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduledPurgeTest {
    private static final String ARN = "arn:aws:scheduler:eu-central-1:000000000000:schedule/PurgeSchedules/demo.";
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:PurgeInvokeFunction:live";

    /** Longer than creating a schedule takes. */
    private static final Duration LATER = Duration.ofHours(1);

    private final RunningStack running;
    private final AdvanceableTimer timer;

    ScheduledPurgeTest(RunningStack running, AdvanceableTimer timer) {
        this.running = running;
        this.timer = timer;
    }

    @Test
    void an_occurrence_that_is_delivered_twice_is_purged_once() {
        String image = running.url("scheduled/once.jpg");
        running.fetch(image);
        assertThat(running.fetch(image)).startsWith("Hit");
        int before = running.quotaLeft();
        Instant due = timer.now().plus(LATER).truncatedTo(ChronoUnit.SECONDS);

        assertThat(registry().create(schedule("once", "at(" + local(due) + ")", image)))
                .isEqualTo(new ScheduleResult.Done());
        timer.advance(LATER);
        JsonNode purge = purgeOf(image);
        String id = purge.path("id").asText();
        String again = new ScheduleEvent()
                .toEvent(schedule("once", "rate(1 day)", image))
                .replace("<aws.scheduler.schedule-arn>", ARN + "once")
                .replace("<aws.scheduler.scheduled-time>", due.toString());

        assertThat(purge.path("source").asText()).isEqualTo("schedule");
        assertThat(running.stack().invoke("PurgeInvokeFunction", again))
                .isInstanceOfSatisfying(
                        Succeeded.class, answer -> assertThat(answer.payload()).contains(id));
        assertThat(running.quotaLeft()).isEqualTo(before - 1);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> purgeOf(image).path("status").asText().equals("completed"));
        assertThat(running.fetch(image)).startsWith("Miss");
        JsonNode schedules = RunningStack.json(running.get("/v1/schedules")).path("schedules");
        assertThat(named(schedules, "once").at("/lastRun/purge").asText()).isEqualTo(id);
    }

    @Test
    void a_refused_run_is_listed_with_its_problem() {
        String elsewhere = "https://elsewhere.example/a.jpg";
        registry().create(schedule("refused", "cron(0 2 * * ? *)", elsewhere));
        String event = new ScheduleEvent()
                .toEvent(schedule("refused", "cron(0 2 * * ? *)", elsewhere))
                .replace("<aws.scheduler.schedule-arn>", ARN + "refused")
                .replace("<aws.scheduler.scheduled-time>", "2026-01-30T02:00:00Z");

        running.stack().invoke("PurgeInvokeFunction", event);

        JsonNode schedules = RunningStack.json(running.get("/v1/schedules")).path("schedules");
        JsonNode lastRun = named(schedules, "refused").path("lastRun");
        assertThat(lastRun.path("outcome").asText()).isEqualTo("refused");
        assertThat(lastRun.path("problem").asText()).isEqualTo("/problems/items-refused");
    }

    @Test
    void schedules_are_listed_with_their_next_five_runs_and_without_those_of_other_accounts() {
        ScheduleRegistry registry = registry();
        registry.create(schedule("listed", "cron(0 2 * * ? *)", running.url("scheduled/a.jpg")));
        registry.create(new PurgeSchedule(
                new ScheduleId(new AccountId("demo-two"), "secret"),
                true,
                Timetable.of("rate(1 day)", "UTC"),
                PurgeSpec.urls(List.of("https://img.example/secret.jpg"))));

        JsonNode schedules = RunningStack.json(running.get("/v1/schedules")).path("schedules");

        assertThat(schedules.findValuesAsText("name"))
                .contains("listed", "nightly")
                .doesNotContain("secret");
        assertThat(named(schedules, "listed").path("next")).hasSize(5);
        assertThat(named(schedules, "nightly").path("state").asText()).isEqualTo("disabled");
        assertThat(named(schedules, "nightly").path("next")).isEmpty();
    }

    private JsonNode purgeOf(String url) {
        await().atMost(Duration.ofSeconds(30)).until(() -> purgesOf(url).size() > 0);
        assertThat(purgesOf(url)).hasSize(1);
        return purgesOf(url).get(0);
    }

    private JsonNode purgesOf(String url) {
        return RunningStack.json(running.get("/v1/purges?q=" + URLEncoder.encode(url, StandardCharsets.UTF_8)))
                .path("purges");
    }

    private static JsonNode named(JsonNode schedules, String name) {
        return schedules
                .valueStream()
                .filter(schedule -> schedule.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String local(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private static PurgeSchedule schedule(String name, String expression, String url) {
        return new PurgeSchedule(
                new ScheduleId(new AccountId("demo"), name),
                true,
                Timetable.of(expression, "UTC"),
                new PurgeSpec(List.of(url), List.of(), PurgeOptions.NONE.withReason(Optional.of("By schedule"))));
    }

    private ScheduleRegistry registry() {
        return new EventBridgeScheduleRegistry(
                new SchedulerConfig("PurgeSchedules", FUNCTION, "role", "dead"),
                new ScheduleEvent(),
                Map.of(
                        "AWS_ENDPOINT_URL_SCHEDULER",
                        running.stack().scheduler().toString(),
                        "AWS_REGION",
                        "eu-central-1"));
    }
}
