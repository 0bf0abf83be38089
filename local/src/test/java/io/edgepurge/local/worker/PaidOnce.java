package io.edgepurge.local.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.local.simulator.Ledger;
import java.util.List;

/** What has to be true of everything that CloudFront was asked for. */
final class PaidOnce {
    private PaidOnce() {}

    /** One invalidation a caller reference, and no path in it that is equal to another or covered by it. */
    static void isTrueOf(Ledger ledger) {
        assertThat(ledger.callerReferences()).doesNotHaveDuplicates();
        assertThat(ledger.invalidations()).allSatisfy(PaidOnce::holdsNothingTwice);
    }

    private static void holdsNothingTwice(Ledger.Entry invalidation) {
        List<InvalidationPath> paths =
                invalidation.paths().stream().map(InvalidationPath::new).toList();
        assertThat(CollapsedPaths.of(paths).size()).isEqualTo(paths.size());
    }
}
