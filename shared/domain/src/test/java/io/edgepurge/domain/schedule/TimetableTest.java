package io.edgepurge.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final Instant CREATED = Instant.parse("2026-03-28T12:00:10Z");

    @Test
    void a_rate_counts_from_the_creation() {
        Timetable rate = Timetable.of("rate(5 minutes)", "UTC");

        assertThat(rate.next(CREATED, CREATED.minusSeconds(1), 2))
                .containsExactly(CREATED, Instant.parse("2026-03-28T12:05:10Z"));
        assertThat(rate.next(CREATED, Instant.parse("2026-03-28T13:07:00Z"), 2))
                .containsExactly(Instant.parse("2026-03-28T13:10:10Z"), Instant.parse("2026-03-28T13:15:10Z"));
    }

    @Test
    void a_rate_counts_from_the_start_date() {
        Instant start = Instant.parse("2026-04-01T00:00:00Z");
        Timetable rate = new Timetable("rate(1 hour)", "UTC", Optional.of(start), Optional.empty());

        assertThat(rate.next(CREATED, CREATED, 2)).containsExactly(start, Instant.parse("2026-04-01T01:00:00Z"));
    }

    @Test
    void a_day_of_a_rate_has_24_hours_also_when_the_clocks_change() {
        assertThat(Timetable.of("rate(1 day)", "Europe/Berlin").next(CREATED, CREATED, 2))
                .containsExactly(Instant.parse("2026-03-29T12:00:10Z"), Instant.parse("2026-03-30T12:00:10Z"));
    }

    @Test
    void nothing_runs_before_the_start_or_after_the_end() {
        Timetable daily = new Timetable(
                "cron(0 8 * * ? *)",
                "UTC",
                Optional.of(Instant.parse("2026-04-01T08:00:00Z")),
                Optional.of(Instant.parse("2026-04-02T08:00:00Z")));

        assertThat(daily.next(CREATED, CREATED, 5))
                .containsExactly(Instant.parse("2026-04-01T08:00:00Z"), Instant.parse("2026-04-02T08:00:00Z"));
    }

    @Test
    void a_one_time_schedule_uses_its_time_zone_and_does_not_run_again() {
        Timetable once = Timetable.of("at(2026-12-24T08:00:00)", "Europe/Berlin");
        Instant then = Instant.parse("2026-12-24T07:00:00Z");

        assertThat(once.next(CREATED, CREATED, 5)).containsExactly(then);
        assertThat(once.next(CREATED, then, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "at(2027-03-28T01:59:59), 2027-03-28T00:59:59Z",
        "at(2027-03-28T02:00:00),",
        "at(2027-03-28T02:30:00),",
        "at(2027-03-28T03:00:00), 2027-03-28T01:00:00Z",
        "at(2027-10-31T02:30:00), 2027-10-31T00:30:00Z"
    })
    void a_one_time_schedule_skips_a_local_time_that_does_not_exist(String expression, Instant run) {
        List<Instant> next = Timetable.of(expression, "Europe/Berlin").next(CREATED, CREATED, 5);

        assertThat(next).isEqualTo(Optional.ofNullable(run).stream().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "at(2020-01-01T00:00:00); 'at(2020-01-01T00:00:00)' in the time zone Europe/Berlin is in the past",
                "at(2026-03-28T13:00:10); 'at(2026-03-28T13:00:10)' in the time zone Europe/Berlin is in the past",
                "cron(0 2 * * ? 2025); 'cron(0 2 * * ? 2025)' in the time zone Europe/Berlin is in the past",
                "at(2027-03-28T02:30:00); 'at(2027-03-28T02:30:00)' in the time zone Europe/Berlin never occurs: daylight"
                        + " saving time skips this local time, or the date does not exist",
                "cron(0 2 30 2 ? *); 'cron(0 2 30 2 ? *)' in the time zone Europe/Berlin never occurs: daylight saving"
                        + " time skips this local time, or the date does not exist"
            })
    void a_timetable_without_future_runs_is_described(String expression, String reason) {
        assertThat(Timetable.of(expression, "Europe/Berlin").noRunAfter(CREATED))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"at(2026-03-28T13:00:11)", "cron(0 2 * * ? *)", "rate(90 days)"})
    void a_timetable_with_future_runs_has_a_next_run(String expression) {
        assertThat(Timetable.of(expression, "Europe/Berlin").noRunAfter(CREATED))
                .isEmpty();
    }

    @Test
    void a_one_time_schedule_ignores_dates() {
        Timetable once = new Timetable(
                "at(2026-12-24T08:00:00)", "UTC", Optional.empty(), Optional.of(Instant.parse("2026-04-02T08:00:00Z")));

        assertThat(once.next(CREATED, CREATED, 5)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "rate(0 minutes); UTC; a rate must be a number of at least 1 and one of minutes, hours, and days",
                "rate(5 weeks); UTC; a rate must be a number of at least 1 and one of minutes, hours, and days",
                "at(2026-02-30T08:00:00); UTC; a time must be a date and a time of day without a zone",
                "at(2026-02-20T08:00:00Z); UTC; a time must be a date and a time of day without a zone",
                "every day; UTC; 'every day' must be cron(",
                "daily(8); UTC; 'daily(8)' must be cron(",
                "rate(5 minutes); Berlin; 'Berlin' is not a time zone",
                "rate(5 minutes); +01:00; '+01:00' is not a time zone"
            })
    void an_error_is_described(String expression, String zone, String violation) {
        Timetable wrong = Timetable.of(expression, zone);

        assertThat(wrong.violation()).get().asString().startsWith(violation);
        assertThatIllegalArgumentException().isThrownBy(() -> wrong.next(CREATED, CREATED, 1));
    }

    @ParameterizedTest
    @CsvSource({"rate(1 minute)", "rate(1 minutes)", "rate(90 days)", "at(2026-12-24T08:00:00)", "cron(0 2 * * ? *)"})
    void a_valid_timetable_has_no_violation(String expression) {
        assertThat(Timetable.of(expression, "Asia/Kolkata").violation()).isEmpty();
    }
}
