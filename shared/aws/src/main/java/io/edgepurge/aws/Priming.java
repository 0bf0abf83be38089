package io.edgepurge.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Runs work once before Lambda takes a SnapStart snapshot, so that the snapshot contains the classes the work loads.
 *
 * <p>The work must not have side effects: Lambda runs it at each deployment and whenever it renews a snapshot.
 *
 * @param enabled true if Lambda takes a snapshot
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Performance with SnapStart</a>
 */
record Priming(boolean enabled) {
    private static final Logger LOG = System.getLogger(Priming.class.getName());

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Variables of Lambda</a> */
    static Priming of(Map<String, String> variables) {
        return new Priming("snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE")));
    }

    /** Runs the work if enabled. A failure is logged and does not prevent the function from starting. */
    void run(Runnable work) {
        if (enabled) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A function started without its priming read", e);
            }
        }
    }
}
