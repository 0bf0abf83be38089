package io.edgepurge.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Runs a request before Lambda takes a SnapStart snapshot, so that the snapshot contains the classes that a request loads and the
 * code that it compiles.
 *
 * <p>The request must not have side effects: Lambda runs it at each deployment and whenever it renews a snapshot. Use the
 * adapters of {@link AwsWiring#readOnly()}.
 *
 * <p>A restored function needs no hooks. The SDK replaces credentials that expired in the meantime, the JDK drops connections that
 * were idle for longer than five seconds, and Lambda's runtime empties the DNS cache before the snapshot.
 *
 * @param enabled true if Lambda takes a snapshot
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Performance with SnapStart</a>
 */
public record Priming(boolean enabled) {
    private static final Logger LOG = System.getLogger(Priming.class.getName());

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Variables of Lambda</a> */
    public static Priming of(Map<String, String> variables) {
        return new Priming("snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE")));
    }

    /** Runs the request if enabled. A failure is logged and does not prevent the function from starting. */
    public void run(Runnable request) {
        if (enabled) {
            try {
                request.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A function started without its priming request", e);
            }
        }
    }
}
