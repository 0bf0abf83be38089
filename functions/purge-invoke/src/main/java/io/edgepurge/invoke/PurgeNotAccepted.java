package io.edgepurge.invoke;

import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.wire.InvokeResponses;
import io.edgepurge.wire.Problem;
import java.io.Serial;

/**
 * Fails the invocation, so that Lambda repeats an asynchronous one and then hands it to its on-failure destination. The
 * message is the problem as JSON: a synchronous caller finds it in {@code errorMessage}.
 */
final class PurgeNotAccepted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    PurgeNotAccepted(Problem problem) {
        this(InvokeResponses.refused(problem));
    }

    /** Of a list, some of which may be accepted. */
    PurgeNotAccepted(Problem problem, BulkPurgeResult list) {
        this(InvokeResponses.refused(problem, list));
    }

    private PurgeNotAccepted(String json) {
        // Where it was thrown tells nothing; without, Lambda's log is one line.
        super(json, null, false, false);
    }
}
