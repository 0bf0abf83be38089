package io.edgepurge.log;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Lambda invocation that a thread works for. Every log line of the thread contains its ID and the ID of its trace. */
public final class CurrentRequest {
    /**
     * The system property that Lambda's Java runtime sets to the invocation's X-Ray header. The property belongs to the process.
     * It fits, because each execution environment of these functions serves one invocation at a time.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Variables of Lambda</a>
     */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    /** @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a> */
    private static final Pattern TRACE_ID = Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)");

    /** Inheritable, because threads started during an invocation work for it too. */
    private static final InheritableThreadLocal<Ids> IDS = new InheritableThreadLocal<>();

    private CurrentRequest() {}

    /**
     * Runs work for an invocation, on this thread and on threads that it starts. Reads the trace ID of the invocation from Lambda's
     * runtime.
     *
     * @param id the request ID from the Lambda context
     */
    public static <T> T during(String id, Supplier<T> work) {
        IDS.set(new Ids(id, currentTraceId()));
        try {
            return work.get();
        } finally {
            IDS.remove();
        }
    }

    static Optional<String> id() {
        return Optional.ofNullable(IDS.get()).map(Ids::request);
    }

    /** Returns the X-Ray trace ID; empty outside invocations and outside Lambda. */
    static Optional<String> traceId() {
        return Optional.ofNullable(IDS.get()).flatMap(Ids::trace);
    }

    private static Optional<String> currentTraceId() {
        return TRACE_ID.matcher(System.getProperty(TRACE_HEADER, ""))
                .results()
                .map((MatchResult header) -> header.group(1))
                .findFirst();
    }

    private record Ids(String request, Optional<String> trace) {}
}
