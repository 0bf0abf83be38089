package io.edgepurge.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Runs requests before Lambda takes a SnapStart snapshot, so that the snapshot contains the classes that a request loads and the
 * code that it compiles.
 *
 * <p>The requests must not have side effects: Lambda runs them at each deployment and whenever it renews a snapshot. Use the
 * adapters of {@link AwsWiring#readOnly()} once, which prepares connections and credentials, and those of {@link
 * AwsWiring#inMemory()} repeatedly. No real request uses these adapters, so none sees what they remember.
 *
 * <p>A restored function needs no hooks. The SDK replaces credentials that expired in the meantime, the JDK drops connections that
 * were idle for longer than five seconds, and Lambda's runtime empties the DNS cache before the snapshot.
 *
 * @param enabled true if Lambda takes a snapshot
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Performance with SnapStart</a>
 */
public record Priming(boolean enabled) {
    /** The rounds after which the next request is almost as fast as later ones. They take about a second. */
    private static final int ROUNDS = 30;

    /** The property in which Lambda's runtime passes the trace of an invocation to the AWS SDK. */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private static final Logger LOG = System.getLogger(Priming.class.getName());

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Variables of Lambda</a> */
    public static Priming of(Map<String, String> variables) {
        return new Priming("snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE")));
    }

    /** Runs requests so often that the JVM compiles most of their code, each with a trace as in an invocation. */
    public static void repeat(Runnable requests) {
        System.setProperty(TRACE_HEADER, "Root=1-00000000-000000000000000000000000;Sampled=0");
        try {
            for (int round = 0; round < ROUNDS; round++) {
                requests.run();
            }
        } finally {
            System.clearProperty(TRACE_HEADER);
        }
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
