package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.util.List;

/**
 * The paths of an invalidation and its caller reference. A path that occurs twice counts and is billed twice, as in
 * CloudFront. Two batches are equal only if they have the same paths in the same order.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html">Paying</a>
 */
record InvalidationBatch(String callerReference, List<String> paths) {
    InvalidationBatch {
        paths = List.copyOf(paths);
    }

    InProgressLimits size() {
        int wildcards =
                (int) paths.stream().filter(InvalidationBatch::isWildcard).count();
        return new InProgressLimits(paths.size() - wildcards, wildcards);
    }

    private static boolean isWildcard(String path) {
        return path.endsWith("*") && !PathRules.isTag(path);
    }
}
