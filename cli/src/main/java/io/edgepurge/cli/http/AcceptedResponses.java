package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.client.AcceptedPurge;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the responses to the accepted purges of one request. Not safe for use by several threads. */
final class AcceptedResponses {
    private final String idempotencyKey;
    private final List<JsonResponse<AcceptedPurge>> responses = new ArrayList<>();

    AcceptedResponses(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    void add(JsonResponse<AcceptedPurge> response) {
        responses.add(response);
    }

    boolean isEmpty() {
        return responses.isEmpty();
    }

    List<String> ids() {
        return purges().stream().map(purge -> purge.value().id()).toList();
    }

    int items() {
        return purges().stream().mapToInt(purge -> purge.value().items().size()).sum();
    }

    /** Returns the purges as they were accepted. */
    CommandOutput output() {
        return output(purges());
    }

    /** Returns the purges with a later status. */
    CommandOutput output(List<JsonResponse<Purge>> latest) {
        return PurgeOutput.withQuota(
                latest.stream().map(PurgeOutput.Entry::of).toList(),
                idempotencyKey,
                responses.getLast().json());
    }

    /** Returns the warnings about the accepted URLs, one line per warning. */
    List<String> warnings() {
        return purges().stream()
                .flatMap(purge -> ItemWarnings.of(purge.value()).stream())
                .toList();
    }

    /** Returns the spellings that stay cached, with the price of purging them. */
    Optional<String> adviceOnSpellings() {
        return SpellingOutput.ofPurges(purges().stream().map(JsonResponse::value))
                .advice();
    }

    String summary() {
        return "Accepted " + items() + (items() == 1 ? " item" : " items") + "."
                + responses
                        .getLast()
                        .value()
                        .quota()
                        .map(quota ->
                                " " + quota.left() + " of " + quota.limit() + " left until " + quota.resetsAt() + ".")
                        .orElse("");
    }

    private List<JsonResponse<Purge>> purges() {
        return responses.stream()
                .map(response -> new JsonResponse<>(response.value().purge(), response.json()))
                .toList();
    }
}
