package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The times at which every worker was busy with other distributions. A distribution has to wait then, whatever it needs. */
final class Occupation {
    private final VirtualScheduler scheduler;
    private final int workers;
    private final Map<Actor, DistributionId> busyWith = new HashMap<>();
    private final List<Period> periods = new ArrayList<>();
    private Instant since = Instant.MIN;

    Occupation(VirtualScheduler scheduler, int workers) {
        this.scheduler = scheduler;
        this.workers = workers;
    }

    /** Records that the running worker begins to work on a distribution, or has finished. */
    void change(Optional<DistributionId> distribution) {
        Instant now = scheduler.now();
        if (busyWith.size() == workers) {
            periods.add(new Period(since, now, List.copyOf(busyWith.values())));
        }
        since = now;
        distribution.ifPresentOrElse(
                one -> busyWith.put(scheduler.current(), one), () -> busyWith.remove(scheduler.current()));
    }

    /** Returns how long no worker was free for a distribution since a time. */
    Duration without(DistributionId distribution, Instant from) {
        return periods.stream()
                .filter(period -> !period.distributions().contains(distribution))
                .map(period -> Duration.between(period.from().isAfter(from) ? period.from() : from, period.to()))
                .filter(Duration::isPositive)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private record Period(Instant from, Instant to, List<DistributionId> distributions) {}
}
