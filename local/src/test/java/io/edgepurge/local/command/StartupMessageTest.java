package io.edgepurge.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.scheduler.LocalScheduler.Upcoming;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartupMessageTest {
    @Test
    void a_schedule_is_shown_with_its_next_runs_unless_it_is_disabled() {
        Upcoming nightly = new Upcoming(
                "demo.nightly",
                "cron(0 2 * * ? *)",
                "Europe/Berlin",
                true,
                List.of(Instant.parse("2026-01-31T01:00:00Z"), Instant.parse("2026-02-01T01:00:00Z")));
        Upcoming weekly = new Upcoming("demo.weekly", "rate(7 days)", "UTC", false, List.of());

        assertThat(StartupMessage.schedules(List.of(nightly, weekly))).isEqualTo("""

                Schedule @|bold demo.nightly|@ (cron(0 2 * * ? *), Europe/Berlin) runs next at:
                  2026-01-31T01:00:00Z
                  2026-02-01T01:00:00Z

                Schedule @|bold demo.weekly|@ (rate(7 days), UTC) is disabled.
                """);
    }
}
