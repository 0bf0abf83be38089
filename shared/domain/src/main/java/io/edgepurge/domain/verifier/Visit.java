package io.edgepurge.domain.verifier;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.FreshnessRule;
import io.edgepurge.domain.verification.Judgment;
import io.edgepurge.domain.verification.PurgedBetween;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verification.ViewerClient;
import io.edgepurge.domain.verification.ViewerClient.Result;
import io.edgepurge.domain.verification.ViewerRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * One visit to the URL of an item.
 *
 * @param request the request; empty if there is none that the account may cause
 */
record Visit(PurgeItem item, PurgedBetween purged, Optional<ViewerRequest> request) {
    static Visit of(Purge purge, PurgeItem item, ItemState completed, Optional<ViewerRequest> request) {
        return new Visit(item, new PurgedBetween(purge.queuedAt(), completed.since()), request);
    }

    /** Makes the request and judges the response. */
    Outcome make(ViewerClient viewer) {
        return request.map(viewer::get)
                .map(this::judge)
                .orElseGet(() -> new Outcome(
                        item.index(),
                        Judgment.unknown(
                                "The account no longer has the URL endpoint of the item, or a request can't contain its URL."),
                        Optional.empty()));
    }

    private Outcome judge(Result result) {
        return switch (result) {
            case Result.Answered(Evidence evidence, var visited) ->
                new Outcome(item.index(), FreshnessRule.judge(evidence, purged, visited), Optional.of(evidence));
            case Result.Unanswered(String reason, boolean lookAgain) -> {
                String note = "The host " + reason + ".";
                yield new Outcome(
                        item.index(), lookAgain ? Judgment.unclear(note) : Judgment.unknown(note), Optional.empty());
            }
        };
    }

    /** The judgment of one item's URL. */
    record Outcome(int item, Judgment judgment, Optional<Evidence> evidence) {
        /**
         * Returns the result to record.
         *
         * @param visits the number of visits with this one
         */
        Verification recorded(Instant at, int visits, Optional<Instant> next) {
            return new Verification(judgment.verdict(), judgment.note(), at, visits, evidence, next);
        }
    }
}
