package io.edgepurge.endtoend.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.local.simulator.RequestLog;
import java.util.List;

/** Assertions on all requests that CloudFront received. */
final class BillingAssertions {
    private BillingAssertions() {}

    /** Asserts one invalidation for each caller reference, without equal or covered paths. */
    static void assertNothingBilledTwice(RequestLog requestLog) {
        assertThat(requestLog.callerReferences()).doesNotHaveDuplicates();
        assertThat(requestLog.invalidations()).allSatisfy(BillingAssertions::assertNoEqualOrCoveredPaths);
    }

    private static void assertNoEqualOrCoveredPaths(RequestLog.Entry invalidation) {
        List<InvalidationPath> paths =
                invalidation.paths().stream().map(InvalidationPath::new).toList();
        assertThat(CollapsedPaths.of(paths).size()).isEqualTo(paths.size());
    }
}
