package io.edgepurge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.account.AccountId;
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
    private static final PurgeSpec ASKED = new PurgeSpec(
            List.of("https://img.example/a.jpg"),
            List.of(new RequestedTag("https://img.example/", "prices")),
            Optional.of("Prices change at night"),
            Optional.empty());

    private final ScheduleEvent events = new ScheduleEvent();

    @Test
    void the_event_is_what_purge_invoke_takes_with_a_key_of_the_occurrence() {
        assertThat(events.toEvent(schedule(ASKED))).isEqualTo("""
                {"account":"acme","urls":["https://img.example/a.jpg"],"tags":[{"endpoint":"https://img.example/",\
                "tag":"prices"}],"reason":"Prices change at night",\
                "schedule":"<aws.scheduler.schedule-arn>",\
                "idempotencyKey":"<aws.scheduler.schedule-arn>/<aws.scheduler.scheduled-time>"}""");
    }

    @Test
    void what_was_written_is_read() {
        assertThat(events.parse(events.toEvent(schedule(ASKED)))).contains(new ScheduledPurge(ACME, ASKED));
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
    void what_purge_invoke_would_not_take_is_no_order(String event) {
        assertThat(events.parse(event)).isEmpty();
    }

    @Test
    void a_schedule_takes_no_other_time() {
        PurgeSpec later = new PurgeSpec(
                List.of("https://img.example/a.jpg"), List.of(), Optional.empty(), Optional.of(Instant.EPOCH));

        assertThatIllegalArgumentException().isThrownBy(() -> events.toEvent(schedule(later)));
    }

    private static PurgeSchedule schedule(PurgeSpec asked) {
        return new PurgeSchedule(new ScheduleId(ACME, "nightly"), true, Timetable.of("rate(1 day)", "UTC"), asked);
    }
}
