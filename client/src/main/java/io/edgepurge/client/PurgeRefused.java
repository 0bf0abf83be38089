package io.edgepurge.client;

import java.io.Serial;
import java.util.List;

/** Thrown when the service refuses a request. Nothing was recorded or charged, except {@link #accepted}. */
public final class PurgeRefused extends PurgeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public PurgeRefused(Problem problem) {
        this(problem, List.of());
    }

    /** @param accepted the purges of a bulk request that were accepted before */
    public PurgeRefused(Problem problem, List<PurgeReceipt> accepted) {
        super(problem.line(), null, accepted);
        this.problem = problem;
    }

    /** Returns the reasons. */
    public Problem problem() {
        return problem;
    }
}
