package io.edgepurge.client;

import java.io.Serial;
import java.util.List;

/** The answer is no. Of the request, nothing but {@link #accepted} was recorded or charged. */
public final class PurgeRefused extends PurgeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public PurgeRefused(Problem problem) {
        this(problem, List.of());
    }

    /** @param accepted of a long request, what was accepted before */
    public PurgeRefused(Problem problem, List<PurgeReceipt> accepted) {
        super(problem.line(), null, accepted);
        this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }
}
