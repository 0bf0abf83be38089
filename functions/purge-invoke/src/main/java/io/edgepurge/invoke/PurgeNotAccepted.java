package io.edgepurge.invoke;

import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.response.InvokeResponses;
import io.edgepurge.response.Problem;
import java.io.Serial;

/**
 * Fails the invocation. Lambda retries an asynchronous invocation and then sends it to its on-failure destination. The message is
 * the problem as JSON, which a synchronous caller finds in {@code errorMessage}.
 */
final class PurgeNotAccepted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    PurgeNotAccepted(Problem problem) {
        this(InvokeResponses.refused(problem));
    }

    /** Creates the failure of a list of which some purges may be accepted. */
    PurgeNotAccepted(Problem problem, BulkPurgeResult.Incomplete list) {
        this(InvokeResponses.incompleteList(problem, list));
    }

    private PurgeNotAccepted(String json) {
        // The stack trace has no information. Without it, the log entry is one line.
        super(json, null, false, false);
    }
}
