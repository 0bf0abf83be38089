package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.time.Instant;
import java.util.List;

/** What an invocation answers, as JSON. */
public final class InvokeResponses {
    /** A URL may carry a signature. */
    private static final List<String> WORDS_OF_THE_CALLER = List.of("url", "tag", "endpoint", "suggestion");

    private InvokeResponses() {}

    /**
     * The purge, as {@code POST /v1/purges} answers it.
     *
     * @param now the moment of the answer
     */
    public static String accepted(Accepted accepted, Instant now) {
        return PurgeView.of(accepted, now).toString();
    }

    /**
     * The purges of a list, a line each, and the quota that the last of them left.
     *
     * @param now the moment of the answer
     */
    public static String accepted(BulkPurgeResult.Complete list, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("purges", linesOf(list.purges()));
        list.purges().getLast().quota().ifPresent(quota -> json.set("quota", new QuotaSnapshot(quota, now).json()));
        return json.toString();
    }

    /**
     * The problem, as {@code POST /v1/purges} answers it but for the words of the refused items and what would do in their
     * place: Lambda logs this text, and
     * the caller knows them by their index.
     */
    public static String refused(Problem problem) {
        return withoutUrls(problem).toString();
    }

    /** Why a list was not accepted to its end, and in {@code accepted} the purges of it that are. */
    public static String refused(Problem problem, BulkPurgeResult list) {
        ObjectNode json = withoutUrls(problem);
        json.set("accepted", linesOf(list.purges()));
        return json.toString();
    }

    private static ObjectNode withoutUrls(Problem problem) {
        ObjectNode json = problem.json();
        if (problem.type() == ProblemType.IDEMPOTENCY_KEY_REUSED) {
            json.put(
                    "detail",
                    "The idempotency key was already used for another request. Use a new key for a new request.");
        }
        for (JsonNode violation : json.path("violations")) {
            ((ObjectNode) violation).remove(WORDS_OF_THE_CALLER);
        }
        return json;
    }

    private static ArrayNode linesOf(List<Accepted> purges) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (Accepted accepted : purges) {
            PurgeProgress progress = accepted.progress();
            lines.addObject()
                    .put("id", progress.purge().id().value())
                    .put("status", progress.status().word())
                    .put("items", progress.purge().units());
        }
        return lines;
    }
}
