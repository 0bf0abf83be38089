package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.DistributionSettingsReader.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Reads the settings of distributions and stores them: at an operator's request, and once a week. Safe for use by many threads. */
public final class DistributionCheck {
    private static final Duration INTERVAL = Duration.ofDays(7);
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);
    private static final Duration AFTER_LOST_RESPONSE = Duration.ofMinutes(10);

    private final DistributionReadings readings;
    private final DistributionSettingsReader reader;
    private final Clock clock;

    public DistributionCheck(DistributionReadings readings, DistributionSettingsReader reader, Clock clock) {
        this.readings = readings;
        this.reader = reader;
        this.clock = clock;
    }

    /** Checks a distribution now, and returns the stored result. A failure keeps the last reading. */
    public CheckedDistribution check(DistributionId distribution) {
        return check(distribution, () -> true);
    }

    /**
     * Checks the distribution that is due longest, and returns the result; empty if none is due. Makes no call without a permit; the distribution then stays due.
     *
     * @param permit asked before each call of CloudFront for the distribution
     */
    public Optional<Checked> checkDue(Predicate<DistributionId> permit) {
        return readings.due(clock.instant())
                .filter(permit)
                .map(distribution -> new Checked(
                        distribution, check(distribution, new FirstPermit(() -> permit.test(distribution)))));
    }

    private CheckedDistribution check(DistributionId distribution, BooleanSupplier permit) {
        Result result = distribution.isTenant()
                ? new Result.Failed(new CheckFailure(
                        CheckFailure.Reason.TENANT, "The settings of distribution tenants cannot be checked."))
                : reader.read(distribution, permit);
        Instant now = clock.instant();
        CheckedDistribution checked = switch (result) {
            case Result.Read(DistributionSettings settings) -> CheckedDistribution.of(settings, now);
            case Result.Failed(CheckFailure failure) ->
                new CheckedDistribution(
                        readings.find(distribution).flatMap(CheckedDistribution::reading), now, Optional.of(failure));
        };
        readings.save(distribution, checked, now.plus(untilNext(checked)));
        return checked;
    }

    private static Duration untilNext(CheckedDistribution checked) {
        return checked.failure()
                .map(failure -> switch (failure.reason()) {
                    case UNAVAILABLE -> AFTER_LOST_RESPONSE;
                    case NOT_ALLOWED, NOT_FOUND, TENANT -> AFTER_REFUSAL;
                })
                .orElse(INTERVAL);
    }

    /** A distribution with the result of its check. */
    public record Checked(DistributionId distribution, CheckedDistribution result) {}

    /** Permits the first call, for which a permit was taken already. */
    private static final class FirstPermit implements BooleanSupplier {
        private final BooleanSupplier next;
        private boolean used;

        FirstPermit(BooleanSupplier next) {
            this.next = next;
        }

        @Override
        public boolean getAsBoolean() {
            if (used) {
                return next.getAsBoolean();
            }
            used = true;
            return true;
        }
    }
}
