package io.edgepurge.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {
    private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z"); // a Friday

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 10 * * ? *; Sat 2026-01-31 10:00, Sun 2026-02-01 10:00, Mon 2026-02-02 10:00",
                "15 12 * * ? *; Fri 2026-01-30 12:15, Sat 2026-01-31 12:15, Sun 2026-02-01 12:15",
                "0 18 ? * MON-FRI *; Fri 2026-01-30 18:00, Mon 2026-02-02 18:00, Tue 2026-02-03 18:00",
                "0/15 * * * ? *; Fri 2026-01-30 12:15, Fri 2026-01-30 12:30, Fri 2026-01-30 12:45",
                "*/40 13-14 * * ? *; Fri 2026-01-30 13:00, Fri 2026-01-30 13:40, Fri 2026-01-30 14:00",
                "0 8 1,15 * ? *; Sun 2026-02-01 08:00, Sun 2026-02-15 08:00, Sun 2026-03-01 08:00",
                "0 8 L * ? *; Sat 2026-01-31 08:00, Sat 2026-02-28 08:00, Tue 2026-03-31 08:00",
                "0 8 LW * ? *; Fri 2026-02-27 08:00, Tue 2026-03-31 08:00, Thu 2026-04-30 08:00",
                "0 8 1W * ? *; Mon 2026-02-02 08:00, Mon 2026-03-02 08:00, Wed 2026-04-01 08:00",
                "0 8 31W * ? *; Tue 2026-03-31 08:00, Fri 2026-05-29 08:00, Fri 2026-07-31 08:00",
                "0 9 ? * L *; Sat 2026-01-31 09:00, Sat 2026-02-07 09:00, Sat 2026-02-14 09:00",
                "0 10 ? * 6L 2026-2027; Fri 2026-02-27 10:00, Fri 2026-03-27 10:00, Fri 2026-04-24 10:00",
                "0 9 ? * 3#2 *; Tue 2026-02-10 09:00, Tue 2026-03-10 09:00, Tue 2026-04-14 09:00",
                "0 9 ? * mon#5 *; Mon 2026-03-30 09:00, Mon 2026-06-29 09:00, Mon 2026-08-31 09:00",
                "0 22 ? * FRI-SUN *; Fri 2026-01-30 22:00, Sat 2026-01-31 22:00, Sun 2026-02-01 22:00",
                "0 22 1 NOV-JAN ? *; Sun 2026-11-01 22:00, Tue 2026-12-01 22:00, Fri 2027-01-01 22:00",
                "0 0 29 2 ? *; Tue 2028-02-29 00:00, Sun 2032-02-29 00:00, Fri 2036-02-29 00:00",
                "0 0 30 2 ? *; ''",
                "0 8 * * ? 2025; ''"
            })
    void a_cron_expression_runs_as_documented(String fields, String times) {
        assertThat(String.join(", ", next(fields, "UTC", NOON, 3))).isEqualTo(times);
    }

    @Test
    void a_local_time_skipped_in_spring_does_not_run() {
        assertThat(next("30 2 * * ? *", "Europe/Berlin", Instant.parse("2026-03-27T12:00:00Z"), 3))
                .containsExactly("Sat 2026-03-28 02:30", "Mon 2026-03-30 02:30", "Tue 2026-03-31 02:30");
    }

    @Test
    void a_local_time_repeated_in_autumn_runs_once_at_its_first_occurrence() {
        Timetable nightly = Timetable.of("cron(30 2 * * ? *)", "Europe/Berlin");

        assertThat(nightly.next(NOON, Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(nightly.next(NOON, Instant.parse("2026-10-25T00:30:00Z"), 1))
                .containsExactly(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void local_time_is_kept_across_daylight_saving_time() {
        Timetable daily = Timetable.of("cron(0 8 * * ? *)", "America/New_York");

        assertThat(daily.next(NOON, Instant.parse("2026-03-07T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-03-07T13:00:00Z"), Instant.parse("2026-03-08T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "60 8 * * ? *; the minutes cannot be '60': use a number from 0 to 59",
                "0 24 * * ? *; the hours cannot be '24': use a number from 0 to 23",
                "0 8 32 * ? *; the day of month cannot be '32': use a number from 1 to 31",
                "0 8 * BOB ? *; the month cannot be 'BOB': use a number from 1 to 12 or a name from JAN to DEC",
                "0 8 ? * 8 *; the day of week cannot be '8': use a number from 1 to 7 or a name from SUN to SAT",
                "0 8 ? * 2#6 *; the day of week cannot be '2#6': use a number from 1 to 7 or a name from SUN to SAT",
                "0 8 * * ? 1969; the year cannot be '1969': use a number from 1970 to 2199",
                "-5 8 * * ? *; the minutes cannot be '-5': use a number from 0 to 59",
                "1,,2 8 * * ? *; the minutes cannot be '': use a number from 0 to 59",
                "0/0 8 * * ? *; the step in the minutes must be at least 1, not 0",
                "0 8 * * * *; exactly one of the day of month and the day of week must be '?', not '*' and '*'",
                "0 8 ? * ? *; exactly one of the day of month and the day of week must be '?', not '?' and '?'",
                "0 8 * * ?; a cron expression must have six parts (minutes, hours, day of month, month, day of week, year),"
                        + " but 'cron(0 8 * * ?)' has 5"
            })
    void an_error_is_described(String fields, String violation) {
        assertThat(Timetable.of("cron(" + fields + ")", "UTC").violation()).isEqualTo(Optional.of(violation));
    }

    private static List<String> next(String fields, String zone, Instant after, int most) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);
        return Timetable.of("cron(" + fields + ")", zone).next(NOON, after, most).stream()
                .map(time -> format.format(ZonedDateTime.ofInstant(time, ZoneId.of(zone))))
                .toList();
    }
}
