package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import java.time.Instant;

/** What an invocation answers, as JSON. */
public final class InvokeAnswers {
    private InvokeAnswers() {}

    /**
     * The purge, as {@code POST /v1/purges} answers it.
     *
     * @param now the moment of the answer
     */
    public static String accepted(Accepted accepted, Instant now) {
        return PurgeView.of(accepted, now).toString();
    }

    /**
     * The problem, as {@code POST /v1/purges} answers it but for the refused URLs themselves: Lambda logs this text, and
     * the caller knows them by their index.
     */
    public static String refused(Problem problem) {
        ObjectNode json = problem.json();
        for (JsonNode violation : json.path("violations")) {
            ((ObjectNode) violation).remove("url");
        }
        return json.toString();
    }
}
