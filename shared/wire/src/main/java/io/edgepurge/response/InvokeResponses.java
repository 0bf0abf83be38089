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
    /**
     * The maximum length of all texts of refused items in an error. The message to the on-failure destination also contains the event,
     * and SQS accepts at most 1 MiB.
     */
    private static final int MAX_ITEM_TEXT_CHARS = 65_536;

    private static final List<String> CALLER_TEXTS = List.of("url", "tag", "endpoint", "image");
    private static final List<String> ITEM_TEXTS = List.of("url", "tag", "endpoint", "image", "suggestion");
    private static final List<String> SUGGESTION = List.of("suggestion", "suggestionKind");

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
     * Returns the problem in the same form as {@code POST /v1/purges}, but without secrets, because Lambda logs this text. Secrets in
     * URLs are redacted, also in tags and their endpoints, and a suggestion that contains a secret is omitted. Beyond a maximum length of all item texts, the remaining
     * items are identified only by their index.
     */
    public static String refused(Problem problem) {
        return withoutSecrets(problem).toString();
    }

    /** Returns the problem of an incomplete list; its field {@code accepted} contains the accepted purges. */
    public static String incompleteList(Problem problem, BulkPurgeResult.Incomplete list) {
        ObjectNode json = withoutSecrets(problem);
        json.set("accepted", summariesOf(list.purges()));
        return json.toString();
    }

    private static ObjectNode withoutSecrets(Problem problem) {
        ObjectNode json = problem.json();
        if (problem.type() == ProblemType.IDEMPOTENCY_KEY_REUSED) {
            json.put(
                    "detail",
                    "The idempotency key was already used for another request. Use a new key for a new request.");
        }
        int chars = 0;
        for (JsonNode violation : json.path("violations")) {
            redact((ObjectNode) violation);
            chars += textLength(violation);
            if (chars > MAX_ITEM_TEXT_CHARS) {
                ((ObjectNode) violation).remove(ITEM_TEXTS).remove(SUGGESTION);
            }
        }
        return json;
    }

    private static void redact(ObjectNode violation) {
        CALLER_TEXTS.stream()
                .filter(violation::has)
                .forEach(name -> violation.put(
                        name, SecretsInUrls.redactedIn(violation.path(name).asText())));
        String suggestion = violation.path("suggestion").asText();
        if (!SecretsInUrls.redactedIn(suggestion).equals(suggestion)) {
            violation.remove(SUGGESTION);
        }
    }

    private static int textLength(JsonNode violation) {
        return ITEM_TEXTS.stream()
                .mapToInt(name -> violation.path(name).asText().length())
                .sum();
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
