package io.edgepurge.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Does something once before Lambda keeps a snapshot of a function: classes, connections' settings and code that it loads are
 * restored with the snapshot instead of being loaded at the first request. It has to be harmless: Lambda does it at each
 * deployment and whenever it renews a snapshot.
 *
 * @param wanted whether a snapshot will be kept
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Performance with SnapStart</a>
 */
record Priming(boolean wanted) {
    private static final Logger LOG = System.getLogger(Priming.class.getName());

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Variables of Lambda</a> */
    static Priming of(Map<String, String> variables) {
        return new Priming("snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE")));
    }

    /** A failure is logged and does not keep the function from starting. */
    void by(Runnable work) {
        if (wanted) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A function started without its priming read", e);
            }
        }
    }
}
