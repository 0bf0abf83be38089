package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.endpointcheck.CacheBehavior;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionReading;
import io.edgepurge.domain.endpointcheck.DistributionReadings;
import io.edgepurge.domain.endpointcheck.DistributionSettings;
import io.edgepurge.domain.endpointcheck.PathPattern;
import io.edgepurge.domain.endpointcheck.QueryStringRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of {@link DistributionReadings}, which every implementation keeps. */
public interface DistributionReadingsContract {
    DistributionSettings PLAIN = new DistributionSettings(
            Set.of(), Optional.empty(), List.of(CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.ALL)));
    Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));

    /** Returns a store without readings that lists endpoints on the images and the videos distribution. */
    DistributionReadings readings();

    @Test
    default void every_setting_is_kept() {
        DistributionReadings readings = readings();
        CheckedDistribution checked = CheckedDistribution.of(
                new DistributionSettings(
                        Set.of("img.example.com", "*.example.org"),
                        Optional.of("Cache-Tag"),
                        List.of(
                                new CacheBehavior(
                                        new PathPattern("/api/*"),
                                        QueryStringRule.listed(Set.of("w", "h")),
                                        true,
                                        true,
                                        List.of("arn:aws:cloudfront::1:function/rewrite")),
                                CacheBehavior.of(new PathPattern("/b*"), QueryStringRule.allExcept(Set.of("utm"))),
                                CacheBehavior.of(new PathPattern("/c*"), QueryStringRule.UNKNOWN),
                                CacheBehavior.of(new PathPattern("/d*"), QueryStringRule.NONE),
                                CacheBehavior.of(PathPattern.DEFAULT, QueryStringRule.ALL))),
                NOON);

        readings.save(IMAGES, checked, NEXT_WEEK);

        assertThat(readings.find(IMAGES)).contains(checked);
        assertThat(readings.find(VIDEOS)).isEmpty();
    }

    @Test
    default void a_failure_is_kept_beside_the_last_reading() {
        DistributionReadings readings = readings();
        CheckedDistribution failed = new CheckedDistribution(
                Optional.of(new DistributionReading(PLAIN, NOON)),
                NOON.plusSeconds(60),
                Optional.of(new CheckFailure(CheckFailure.Reason.NOT_ALLOWED, "AccessDenied")));
        CheckedDistribution never = new CheckedDistribution(
                Optional.empty(), NOON, Optional.of(new CheckFailure(CheckFailure.Reason.UNAVAILABLE, "Throttling")));

        readings.save(IMAGES, failed, NEXT_WEEK);
        readings.save(VIDEOS, never, NEXT_WEEK);

        assertThat(readings.find(IMAGES)).contains(failed);
        assertThat(readings.find(VIDEOS)).contains(never);
    }

    @Test
    default void the_distribution_that_waits_longest_is_due_first() {
        DistributionReadings readings = readings();

        assertThat(readings.due(NOON)).contains(IMAGES);
        readings.save(IMAGES, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK);
        assertThat(readings.due(NOON)).contains(VIDEOS);
        readings.save(VIDEOS, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK.plusSeconds(1));
        assertThat(readings.due(NEXT_WEEK.minusSeconds(1))).isEmpty();
        assertThat(readings.due(NEXT_WEEK)).contains(IMAGES);
    }

    @Test
    default void a_requested_check_is_due_now() {
        DistributionReadings readings = readings();
        readings.save(IMAGES, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK);
        readings.save(VIDEOS, CheckedDistribution.of(PLAIN, NOON), NEXT_WEEK);

        readings.requestCheck(VIDEOS);

        assertThat(readings.due(NOON)).contains(VIDEOS);
        assertThat(readings.find(VIDEOS)).isPresent();
    }
}
