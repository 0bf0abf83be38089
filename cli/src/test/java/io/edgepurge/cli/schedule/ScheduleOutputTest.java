package io.edgepurge.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.cli.run.Table;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleOutputTest {
    private static final Instant NOW = Instant.parse("2026-11-29T20:15:30.123456789Z");

    @Test
    void a_schedule_without_further_runs_is_finished() {
        assertThat(state("at(2026-11-29T20:15:00)", true)).isEqualTo("finished");
        assertThat(state("at(2026-11-29T20:15:00)", false)).isEqualTo("disabled");
        assertThat(state("at(2026-11-29T20:16:00)", true)).isEqualTo("enabled");
        assertThat(state("rate(1 day)", true)).isEqualTo("enabled");
        assertThat(state("not understood", true)).isEqualTo("enabled");
    }

    @Test
    void the_next_runs_have_no_fractions_of_a_second() {
        RegisteredSchedule hourly = schedule("rate(1 hour)", true);

        assertThat(ScheduleOutput.details(hourly, NOW)
                        .tables()
                        .get()
                        .getLast()
                        .rows()
                        .getFirst())
                .containsExactly("2026-11-29T21:15:30Z");
        assertThat(rows(hourly).getFirst()).contains("2026-11-29T21:15:30Z");
    }

    private static String state(String expression, boolean enabled) {
        return rows(schedule(expression, enabled)).getFirst().get(1);
    }

    private static List<List<String>> rows(RegisteredSchedule schedule) {
        List<Table> tables =
                ScheduleOutput.list(List.of(schedule), Map.of(), NOW).tables().get();
        return tables.getFirst().rows();
    }

    private static RegisteredSchedule schedule(String expression, boolean enabled) {
        PurgeSpec spec = new PurgeSpec(List.of("https://a.example/1"), List.of(), PurgeOptions.NONE);
        ScheduleId id = new ScheduleId(new AccountId("acme"), "nightly");
        return new RegisteredSchedule(new PurgeSchedule(id, enabled, Timetable.of(expression, "UTC"), spec), NOW);
    }
}
