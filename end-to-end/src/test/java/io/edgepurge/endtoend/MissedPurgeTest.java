package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.verification.FreshnessRule;
import io.edgepurge.domain.verification.PurgedBetween;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.ViewerClient.Result;
import io.edgepurge.domain.verification.ViewerRequest;
import io.edgepurge.local.edge.Edge;
import io.edgepurge.local.edge.EdgeConfig;
import io.edgepurge.local.edge.EdgeDistribution;
import io.edgepurge.local.origin.Origin;
import io.edgepurge.local.origin.OriginConfig;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.viewer.SocketViewerClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalidates a path that may not be the cache key of the visited URL, and visits the URL through the edge cache. */
class MissedPurgeTest {
    private static final String DISTRIBUTION = "E1";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-04-01T12:00:00Z"));
    private Origin origin;
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        origin = Origin.start(new OriginConfig(0, Optional.empty(), clock));
        edge = Edge.start(new EdgeConfig(
                0, origin.uri(), host -> Optional.of(new EdgeDistribution(DISTRIBUTION, Optional.empty())), clock));
    }

    @AfterEach
    void stop() {
        edge.close();
        origin.close();
    }

    @ParameterizedTest(name = "{0} after the invalidation of {1}: {2}")
    @CsvSource({
        "/demo/a.jpg,     /demo/a.jpg,     FRESH",
        "/demo/a.jpg,     /demo/*,         FRESH",
        "/demo/a.jpg?w=1, /demo/a.jpg?w=1, FRESH",
        // the query isn't as in the cache key, a function has rewritten the path, or the case differs
        "/demo/a.jpg?w=1, /demo/a.jpg,     STALE",
        "/demo/a.jpg,     /demo/a.jpg?w=1, STALE",
        "/files/a.jpg,    /demo/a.jpg,     STALE",
        "/demo/a.jpg,     /demo/A.jpg,     STALE",
    })
    void a_visit_shows_whether_the_invalidation_matched(String visited, String invalidated, Verdict verdict) {
        visit(visited);
        clock.advance(Duration.ofSeconds(5));
        Instant requestedAt = clock.instant();
        edge.invalidate(DISTRIBUTION, List.of(invalidated));
        clock.advance(Duration.ofSeconds(5));
        PurgedBetween purged = new PurgedBetween(requestedAt, clock.instant());
        clock.advance(Duration.ofSeconds(1));

        Result.Answered answered = visit(visited);

        assertThat(FreshnessRule.judge(answered.evidence(), purged, answered.visited())
                        .verdict())
                .isEqualTo(verdict);
    }

    private Result.Answered visit(String target) {
        ViewerRequest request = new ViewerRequest(false, "127.0.0.1", edge.uri().getPort(), target);
        return (Result.Answered) SocketViewerClient.forThisMachine(clock).get(request);
    }
}
