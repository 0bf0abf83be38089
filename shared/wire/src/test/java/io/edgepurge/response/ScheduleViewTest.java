package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.domain.url.RequestedTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleViewTest {
    private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
    private static final ScheduleId NIGHTLY = new ScheduleId(new AccountId("acme"), "nightly");

    @Test
    void a_schedule_has_its_times_items_and_next_five_runs() {
        PurgeSpec spec = new PurgeSpec(
                List.of("https://img.example/a.jpg"),
                List.of(new RequestedTag("https://img.example/", "prices")),
                PurgeOptions.NONE.withReason(Optional.of("Prices change at night")));
        Timetable timetable = new Timetable(
                "cron(0 2 * * ? *)",
                "Europe/Berlin",
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-12-31T00:00:00Z")));

        assertThat(bodyOf(true, timetable, spec)).isEqualTo("""
                {"schedules":[{"name":"nightly","state":"enabled","expression":"cron(0 2 * * ? *)",\
                "timeZone":"Europe/Berlin","start":"2026-01-01T00:00:00Z","end":"2026-12-31T00:00:00Z",\
                "reason":"Prices change at night","items":2,"urls":["https://img.example/a.jpg"],\
                "tags":[{"endpoint":"https://img.example/","tag":"prices"}],"images":[],\
                "next":["2026-01-31T01:00:00Z","2026-02-01T01:00:00Z","2026-02-02T01:00:00Z","2026-02-03T01:00:00Z",\
                "2026-02-04T01:00:00Z"]}]}""");
    }

    @Test
    void a_disabled_schedule_has_no_next_runs() {
        assertThat(bodyOf(
                        false,
                        Timetable.of("rate(1 day)", "UTC"),
                        PurgeSpec.urls(List.of("https://img.example/a.jpg"))))
                .contains("\"state\":\"disabled\"")
                .endsWith("\"next\":[]}]}");
    }

    @Test
    void an_unknown_expression_has_no_next_runs() {
        assertThat(bodyOf(true, Timetable.of("lunar(1)", "UTC"), PurgeSpec.urls(List.of("https://img.example/a.jpg"))))
                .contains("\"expression\":\"lunar(1)\"")
                .doesNotContain("\"next\"");
    }

    @Test
    void only_the_first_ten_items_are_listed() {
        List<String> urls = IntStream.range(0, 250)
                .mapToObj(n -> "https://img.example/" + n + ".jpg")
                .toList();

        assertThat(bodyOf(true, Timetable.of("rate(1 day)", "UTC"), PurgeSpec.urls(urls)))
                .contains("\"items\":250", "/9.jpg")
                .doesNotContain("/10.jpg");
    }

    @Test
    void an_accepted_last_run_has_its_purge() {
        PurgeId purge = new PurgeId("019c0f00-0000-7000-8000-000000000001");

        assertThat(bodyOf(Map.of(NIGHTLY, new ScheduleRun(NOON, new Outcome.Accepted(purge)))))
                .endsWith("""
                        "lastRun":{"at":"2026-01-30T12:00:00Z","outcome":"accepted",\
                        "purge":"019c0f00-0000-7000-8000-000000000001"}}]}""");
    }

    @Test
    void a_refused_last_run_has_its_problem() {
        assertThat(bodyOf(Map.of(NIGHTLY, new ScheduleRun(NOON, new Outcome.Refused("/problems/quota-exceeded")))))
                .endsWith("""
                        "lastRun":{"at":"2026-01-30T12:00:00Z","outcome":"refused",\
                        "problem":"/problems/quota-exceeded"}}]}""");
    }

    @Test
    void a_schedule_without_a_run_has_no_last_run() {
        assertThat(bodyOf(Map.of())).doesNotContain("lastRun");
    }

    private static String bodyOf(Map<ScheduleId, ScheduleRun> lastRuns) {
        PurgeSpec spec = PurgeSpec.urls(List.of("https://img.example/a.jpg"));
        return bodyOf(new PurgeSchedule(NIGHTLY, true, Timetable.of("rate(1 day)", "UTC"), spec), lastRuns);
    }

    private static String bodyOf(boolean enabled, Timetable timetable, PurgeSpec spec) {
        return bodyOf(new PurgeSchedule(NIGHTLY, enabled, timetable, spec), Map.of());
    }

    private static String bodyOf(PurgeSchedule schedule, Map<ScheduleId, ScheduleRun> lastRuns) {
        return PurgeResponses.schedules(List.of(new RegisteredSchedule(schedule, NOON)), lastRuns, NOON)
                .body();
    }
}
