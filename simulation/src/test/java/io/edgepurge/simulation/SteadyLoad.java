package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A load that stays the same for its whole duration, on CloudFront with its real limits.
 *
 * @param arrivals the number of distributions and the time between two purges of one URL on each; empty for no such purges
 * @param queuedAtFirst the number of URLs that one account queues on the first distribution before anything else
 * @param slow the first invalidation's duration; empty if it is as fast as the others
 * @param clockSkews the deviation of each worker's clock, one for each worker
 */
record SteadyLoad(
        Optional<Arrivals> arrivals,
        int queuedAtFirst,
        Optional<Duration> slow,
        Duration duration,
        List<Duration> clockSkews) {
    private static final List<Duration> EXACT_CLOCKS = List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    static SteadyLoad oneUrlEvery(Duration interval, int distributions, Duration duration) {
        return new SteadyLoad(
                Optional.of(new Arrivals(distributions, interval)), 0, Optional.empty(), duration, EXACT_CLOCKS);
    }

    static SteadyLoad queuedAtOnce(int urls, Duration duration) {
        return new SteadyLoad(Optional.empty(), urls, Optional.empty(), duration, EXACT_CLOCKS);
    }

    SteadyLoad besideAnInvalidationOf(Duration time) {
        return new SteadyLoad(arrivals, queuedAtFirst, Optional.of(time), duration, clockSkews);
    }

    SteadyLoad withClockSkews(Duration... skews) {
        return new SteadyLoad(arrivals, queuedAtFirst, slow, duration, List.of(skews));
    }

    List<DistributionId> distributions() {
        int count = arrivals.map(Arrivals::distributions).orElse(1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new DistributionId("ELOAD" + n))
                .toList();
    }

    /** Purges of one URL each, at the same interval on each distribution. */
    record Arrivals(int distributions, Duration interval) {}
}
