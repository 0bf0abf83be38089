package io.edgepurge.endtoend.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.local.simulator.RequestLog;
import java.util.List;

/** What has to be true of everything that CloudFront was asked for. */
final class BilledOnceCheck {
    private BilledOnceCheck() {}

    /** One invalidation a caller reference, and no path in it that is equal to another or covered by it. */
    static void isTrueOf(RequestLog ledger) {
        assertThat(ledger.callerReferences()).doesNotHaveDuplicates();
        assertThat(ledger.invalidations()).allSatisfy(BilledOnceCheck::holdsNothingTwice);
    }

    private static void holdsNothingTwice(RequestLog.Entry invalidation) {
        List<InvalidationPath> paths =
                invalidation.paths().stream().map(InvalidationPath::new).toList();
        assertThat(CollapsedPaths.of(paths).size()).isEqualTo(paths.size());
    }
}
