package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.RequestRefused;

/** What the desk says to the question what a request would do. */
public sealed interface PreviewResult {
    /** This. */
    record Previewed(Preview preview) implements PreviewResult {}

    /** The request as a whole would be refused. */
    record Refused(RequestRefused refusal) implements PreviewResult {}
}
