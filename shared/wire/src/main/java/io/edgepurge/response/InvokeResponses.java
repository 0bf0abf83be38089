package io.edgepurge.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.time.Instant;
import java.util.List;

/** The results of direct invocations, as JSON. */
public final class InvokeResponses {
    /** Removed from errors, which Lambda logs: a URL may contain a signature. */
    private static final List<String> CALLER_TEXTS = List.of("url", "tag", "endpoint", "suggestion", "suggestionKind");

    private InvokeResponses() {}

    /**
     * Returns the purge in the same form as {@code POST /v1/purges}.
     *
     * @param now the time of the response
     */
    public static String accepted(Accepted accepted, Instant now) {
        return PurgeView.ofAccepted(accepted, now).toString();
    }

    /**
     * Returns summaries of the purges of a list, and the quota that remains after the last one.
     *
     * @param now the time of the response
     */
    public static String acceptedList(BulkPurgeResult.Complete list, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("purges", summariesOf(list.purges()));
        list.purges().getLast().quota().ifPresent(quota -> json.set("quota", new QuotaSnapshot(quota, now).json()));
        return json.toString();
    }

    /**
     * Returns the problem in the same form as {@code POST /v1/purges}, but without the texts of refused items and suggestions.
     * Lambda logs this text, and callers identify items by their index.
     */
    public static String refused(Problem problem) {
        return withoutCallerTexts(problem).toString();
    }

    /** Returns the problem of an incomplete list; its field {@code accepted} contains the accepted purges. */
    public static String incompleteList(Problem problem, BulkPurgeResult.Incomplete list) {
        ObjectNode json = withoutCallerTexts(problem);
        json.set("accepted", summariesOf(list.purges()));
        return json.toString();
    }

    private static ObjectNode withoutCallerTexts(Problem problem) {
        ObjectNode json = problem.json();
        if (problem.type() == ProblemType.IDEMPOTENCY_KEY_REUSED) {
            json.put(
                    "detail",
                    "The idempotency key was already used for another request. Use a new key for a new request.");
        }
        for (JsonNode violation : json.path("violations")) {
            ((ObjectNode) violation).remove(CALLER_TEXTS);
        }
        return json;
    }

    private static ArrayNode summariesOf(List<Accepted> purges) {
        ArrayNode summaries = JsonNodeFactory.instance.arrayNode();
        for (Accepted accepted : purges) {
            PurgeProgress progress = accepted.progress();
            summaries
                    .addObject()
                    .put("id", progress.purge().id().value())
                    .put("status", progress.status().word())
                    .put("items", progress.purge().units());
        }
        return summaries;
    }
}
