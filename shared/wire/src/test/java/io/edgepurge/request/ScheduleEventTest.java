package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduledEvents.ScheduledPurge;
import io.edgepurge.domain.schedule.Timetable;
import io.edgepurge.domain.url.RequestedTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleEventTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final PurgeSpec SPEC = new PurgeSpec(
            List.of("https://img.example/a.jpg"),
            List.of(new RequestedTag("https://img.example/", "prices")),
            PurgeOptions.NONE.withReason(Optional.of("Prices change at night")));

    private final ScheduleEvent events = new ScheduleEvent();

    @Test
    void the_event_is_an_invoke_body_with_a_key_per_occurrence() {
        assertThat(events.toEvent(schedule(SPEC))).isEqualTo("""
                {"account":"acme","urls":["https://img.example/a.jpg"],"tags":[{"endpoint":"https://img.example/",\
                "tag":"prices"}],"reason":"Prices change at night",\
                "schedule":"<aws.scheduler.schedule-arn>",\
                "idempotencyKey":"<aws.scheduler.schedule-arn>/<aws.scheduler.scheduled-time>"}""");
    }

    @Test
    void an_event_contains_the_spellings() {
        PurgeSpec all = new PurgeSpec(
                SPEC.urls(), List.of(), PurgeOptions.NONE.withSpellings(Optional.of(CoveredSpellings.ALL)));

        assertThat(events.toEvent(schedule(all))).contains("\"spellings\":\"all\"");
        assertThat(events.parse(events.toEvent(schedule(all)))).contains(new ScheduledPurge(ACME, all));
    }

    @Test
    void an_event_contains_the_images() {
        PurgeSpec images = PurgeSpec.images(List.of("https://img.example/a.jpg"));

        assertThat(events.toEvent(schedule(images)))
                .startsWith("{\"account\":\"acme\",\"urls\":[],\"images\":[\"https://img.example/a.jpg\"],");
        assertThat(events.parse(events.toEvent(schedule(images)))).contains(new ScheduledPurge(ACME, images));
    }

    @Test
    void a_written_event_is_parsed() {
        assertThat(events.parse(events.toEvent(schedule(SPEC)))).contains(new ScheduledPurge(ACME, SPEC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"sweep\":true}",
                "{\"account\":\"NOT AN ID\",\"urls\":[],\"idempotencyKey\":\"k\"}",
                "{\"account\":\"acme\",\"urls\":\"https://img.example/a.jpg\",\"idempotencyKey\":\"k\"}"
            })
    void a_malformed_event_is_ignored(String event) {
        assertThat(events.parse(event)).isEmpty();
    }

    @Test
    void a_schedule_refuses_not_before() {
        PurgeSpec later = new PurgeSpec(
                List.of("https://img.example/a.jpg"),
                List.of(),
                PurgeOptions.NONE.withNotBefore(Optional.of(Instant.EPOCH)));

        assertThatIllegalArgumentException().isThrownBy(() -> events.toEvent(schedule(later)));
    }

    private static PurgeSchedule schedule(PurgeSpec spec) {
        return new PurgeSchedule(new ScheduleId(ACME, "nightly"), true, Timetable.of("rate(1 day)", "UTC"), spec);
    }
}
