package io.edgepurge.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what clients saw with the table and with CloudFront.
 *
 * @param monthlyQuota of the account, all of which was free before
 */
record PurgeAudit(RunningStack running, int monthlyQuota) {
    /**
     * Checks the purges of the demo account after all of them have ended.
     *
     * @param answered the ids that clients received
     */
    void check(Collection<String> answered) {
        List<JsonNode> purges = purges();
        // lost, or made without an answer
        assertThat(purges).extracting(purge -> purge.path("id").asText()).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(purges)
                .allSatisfy(purge -> assertThat(purge.path("status").asText())
                        .as(purge.toString())
                        .isIn("completed", "cancelled"));
        checkQuota(purges);
        checkInvalidations(purges);
    }

    private void checkQuota(List<JsonNode> purges) {
        running.operator().settleReservations("demo");
        int charged = purges.stream()
                .filter(purge -> !purge.path("status").asText().equals("cancelled"))
                .mapToInt(purge -> purge.path("items").size())
                .sum();
        assertThat(running.quotaLeft()).isEqualTo(monthlyQuota - charged);
    }

    /** Every completed item was in an invalidation made after the purge, and CloudFront created no other one. */
    private void checkInvalidations(List<JsonNode> purges) {
        JsonNode log = RunningStack.json(running.demo()
                .send(HttpRequest.newBuilder(running.stack().cloudFront().resolve("/_control/ledger"))));
        Map<String, JsonNode> invalidations = new HashMap<>();
        log.path("invalidations")
                .forEach(one -> invalidations.put(one.path("id").asText(), one));
        Set<String> used = new HashSet<>();
        for (JsonNode purge : purges) {
            for (JsonNode item : purge.path("items")) {
                if (item.path("status").asText().equals("completed")) {
                    String id = item.path("invalidation").asText();
                    assertThat(invalidations).as(item.toString()).containsKey(id);
                    checkItem(purge, item, invalidations.getOrDefault(id, item));
                    used.add(id);
                }
            }
        }
        assertThat(invalidations.keySet()).isEqualTo(used);
        assertThat(log.path("callerReferences").valueStream().map(JsonNode::asText))
                .doesNotHaveDuplicates();
        assertThat(log.path("refusals").has("TooManyInvalidationsInProgress")).isFalse();
    }

    private static void checkItem(JsonNode purge, JsonNode item, JsonNode invalidation) {
        assertThat(Instant.parse(invalidation.path("createdAt").asText()))
                .isAfterOrEqualTo(Instant.parse(purge.path("acceptedAt").asText()));
        assertThat(invalidation.path("status").asText()).isEqualTo("Completed");
        String path = URI.create(item.path("url").asText()).getRawPath();
        assertThat(invalidation.path("paths").valueStream().map(JsonNode::asText))
                .as(path)
                .anyMatch(sent -> sent.equals(path)
                        || (sent.endsWith("*") && path.startsWith(sent.substring(0, sent.length() - 1))));
    }

    /** Returns the ids of the purges that have not ended, grouped by status. */
    Map<String, List<String>> unfinished() {
        return PurgeLists.readAll(running.demo()).stream()
                .filter(purge -> purge.path("status").asText().matches("queued|submitted"))
                .collect(groupingBy(
                        purge -> purge.path("status").asText(),
                        mapping(purge -> purge.path("id").asText(), toList())));
    }

    private List<JsonNode> purges() {
        return PurgeLists.readAll(running.demo()).stream()
                .map(purge -> RunningStack.json(
                        running.get("/v1/purges/" + purge.path("id").asText())))
                .toList();
    }
}
