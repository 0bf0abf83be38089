package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.DeskAnswer.RequestRefused;

/** What the desk says to the question what a request would do. */
public sealed interface PreviewAnswer {
    /** This. */
    record Previewed(Preview preview) implements PreviewAnswer {}

    /** The request as a whole would be refused. */
    record Refused(RequestRefused refusal) implements PreviewAnswer {}
}
