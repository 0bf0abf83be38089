package io.edgepurge.domain.purge;

/** The outcome of a preview. */
public sealed interface PreviewResult {
    /** The preview, which also lists items that would be refused. */
    record Previewed(Preview preview) implements PreviewResult {}

    /** The request as a whole would be refused. */
    record Refused(Refusal refusal) implements PreviewResult {}
}
