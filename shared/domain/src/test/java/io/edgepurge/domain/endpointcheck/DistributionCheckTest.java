package io.edgepurge.domain.endpointcheck;

import static io.edgepurge.testing.DistributionReadingsContract.PLAIN;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.DistributionSettingsReader.Result;
import io.edgepurge.testing.InMemoryReadings;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionCheckTest {
    private final ManualClock clock = new ManualClock(NOON);
    private final InMemoryReadings readings =
            new InMemoryReadings().with(IMAGES).with(VIDEOS);
    private final ScriptedReader reader = new ScriptedReader();
    private final DistributionCheck check = new DistributionCheck(readings, reader, clock);

    @Test
    void each_distribution_is_read_once_a_week() {
        for (int sweep = 0; sweep < 5; sweep++) {
            var _ = check.checkDue(distribution -> true);
        }
        assertThat(reader.asked).containsExactly(IMAGES, VIDEOS);

        clock.advance(Duration.ofDays(7));
        assertThat(check.checkDue(distribution -> true))
                .map(DistributionCheck.Checked::distribution)
                .contains(IMAGES);

        assertThat(reader.asked).containsExactly(IMAGES, VIDEOS, IMAGES);
        assertThat(readings.find(IMAGES)).contains(CheckedDistribution.of(PLAIN, clock.instant()));
    }

    @Test
    void without_a_permit_nothing_is_called_and_the_distribution_stays_due() {
        assertThat(check.checkDue(distribution -> false)).isEmpty();

        assertThat(reader.asked).isEmpty();
        assertThat(readings.due(NOON)).contains(IMAGES);
    }

    @Test
    void the_permit_for_the_first_call_is_taken_once() {
        List<DistributionId> permits = new ArrayList<>();

        var _ = check.checkDue(permits::add);

        assertThat(reader.calls).isEqualTo(2);
        assertThat(permits).containsExactly(IMAGES, IMAGES);
    }

    @ParameterizedTest
    @CsvSource({"NOT_ALLOWED, P1D", "NOT_FOUND, P1D", "UNAVAILABLE, PT10M"})
    void a_failure_keeps_the_last_reading_and_is_retried_earlier(CheckFailure.Reason reason, Duration retry) {
        check.check(IMAGES);
        clock.advance(Duration.ofDays(7));
        reader.result = new Result.Failed(new CheckFailure(reason, "scripted"));

        CheckedDistribution failed = check.check(IMAGES);

        assertThat(failed.reading()).contains(new DistributionReading(PLAIN, NOON));
        assertThat(failed.failure()).map(CheckFailure::reason).contains(reason);
        check.check(VIDEOS);
        assertThat(readings.due(clock.instant().plus(retry).minusSeconds(1))).isEmpty();
        assertThat(readings.due(clock.instant().plus(retry))).contains(IMAGES);
    }

    @Test
    void a_tenant_is_not_read() {
        CheckedDistribution tenant = check.check(new DistributionId("dt_1"));

        assertThat(tenant.failure()).map(CheckFailure::reason).contains(CheckFailure.Reason.TENANT);
        assertThat(tenant.reading()).isEqualTo(Optional.empty());
        assertThat(reader.asked).isEmpty();
    }

    private static final class ScriptedReader implements DistributionSettingsReader {
        private final List<DistributionId> asked = new ArrayList<>();
        private Result result = new Result.Read(PLAIN);
        private int calls;

        @Override
        public Result read(DistributionId distribution, BooleanSupplier permit) {
            asked.add(distribution);
            for (int call = 0; call < 2 && permit.getAsBoolean(); call++) {
                calls++;
            }
            return result;
        }
    }
}
