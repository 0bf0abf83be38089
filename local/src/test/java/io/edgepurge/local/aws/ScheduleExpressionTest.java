package io.edgepurge.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "rate(1 minute), 2026-01-01T00:01:00Z",
        "rate(5 minutes), 2026-01-01T00:05:00Z",
        "rate(2 hours), 2026-01-01T02:00:00Z",
        "rate(1 day), 2026-01-02T00:00:00Z"
    })
    void a_rate_says_how_long_after_the_last_run(String expression, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(next);
    }

    @Test
    void what_is_no_rate_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleExpression.parse("cron(0 1 * * ? *)"))
                .withMessageContaining("cron(0 1 * * ? *)");
    }
}
