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
 * @param queuedAtFirst the items that one account queues on the first distribution before anything else
 * @param slow the invalidations that take longer than usual, if there are any
 */
record SteadyLoad(
        Optional<Arrivals> arrivals, Queued queuedAtFirst, Optional<Slow> slow, Duration duration, Clocks clocks) {

    static SteadyLoad oneUrlEvery(Duration interval, int distributions, Duration duration) {
        return new SteadyLoad(
                Optional.of(new Arrivals(distributions, interval)),
                Queued.NOTHING,
                Optional.empty(),
                duration,
                Clocks.EXACT);
    }

    /** Returns a load of URLs that arrive within seconds. */
    static SteadyLoad queuedQuickly(int urls, Duration duration) {
        Queued queued = new Queued(urls, 0, Duration.ofMillis(100));
        return new SteadyLoad(Optional.empty(), queued, Optional.empty(), duration, Clocks.EXACT);
    }

    /** Returns a load of URLs and wildcards that are all queued before a worker starts. */
    static SteadyLoad queuedAtOnce(int urls, int wildcards) {
        Queued queued = new Queued(urls, wildcards, Duration.ZERO);
        return new SteadyLoad(Optional.empty(), queued, Optional.empty(), Duration.ofMinutes(2), Clocks.EXACT);
    }

    SteadyLoad besideAnInvalidationOf(Duration time) {
        return new SteadyLoad(arrivals, queuedAtFirst, Optional.of(new Slow(time, false)), duration, clocks);
    }

    /** Returns this load with invalidations that all take this long. */
    SteadyLoad ofInvalidationsOf(Duration time) {
        return new SteadyLoad(arrivals, queuedAtFirst, Optional.of(new Slow(time, true)), duration, clocks);
    }

    /** Returns this load with clocks that deviate: that of the API, and one for each worker. */
    SteadyLoad withClockSkews(Duration api, Duration... workers) {
        return new SteadyLoad(arrivals, queuedAtFirst, slow, duration, new Clocks(api, List.of(workers)));
    }

    List<DistributionId> distributions() {
        int count = arrivals.map(Arrivals::distributions).orElse(1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new DistributionId("ELOAD" + n))
                .toList();
    }

    /**
     * The items of one account that are queued at the beginning, in purges of up to 100.
     *
     * @param interval the time between two of the purges
     */
    record Queued(int urls, int wildcards, Duration interval) {
        static final Queued NOTHING = new Queued(0, 0, Duration.ZERO);
    }

    /** The duration of the first invalidation, or of all. */
    record Slow(Duration duration, boolean all) {}

    /** The deviations of the API's clock and of each worker's clock, one for each worker. */
    record Clocks(Duration api, List<Duration> workers) {
        static final Clocks EXACT = new Clocks(Duration.ZERO, List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    /** Purges of one URL each, at the same interval on each distribution. */
    record Arrivals(int distributions, Duration interval) {}
}
