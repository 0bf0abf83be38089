package io.edgepurge.wire;

import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.RequestRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk's answer in the words of every door: a purge, or a problem. */
public sealed interface PurgeResponse {
    /** It is recorded and charged. */
    record Purged(Accepted accepted) implements PurgeResponse {}

    /** It is not. */
    record Refused(Problem problem) implements PurgeResponse {}

    /** @param now the moment of the answer */
    static PurgeResponse of(PurgeResult answer, Instant now) {
        return switch (answer) {
            case Accepted accepted -> new Purged(accepted);
            case PurgeResult.ItemsRefused(List<RefusedItem> items) ->
                new Refused(naming(items, ProblemType.ITEMS_REFUSED, "cannot be purged, so nothing was purged"));
            case PurgeResult.ItemsForbidden(List<RefusedItem> items) ->
                new Refused(naming(
                        items, ProblemType.NOT_ALLOWED, "cannot be purged with this API key, so nothing was purged"));
            case PurgeResult.RequestRefused refusal -> new Refused(problemOf(refusal));
            case PurgeResult.QuotaExceeded(QuotaReading quota, int asked) ->
                new Refused(quotaExceeded(new QuotaSnapshot(quota, now), asked));
            case PurgeResult.KeyTaken(IdempotencyKey key) -> new Refused(Problem.keyReused(key));
            case PurgeResult.Busy() -> new Refused(Problem.of(ProblemType.BUSY, "Send the request again in a second."));
        };
    }

    /**
     * Why a list was not accepted to its end.
     *
     * @param now the moment of the answer
     */
    static Problem problemOf(BulkPurgeResult.Stopped stopped, Instant now) {
        if (stopped.purges().isEmpty()) {
            return problemOf(stopped.why(), now);
        }
        Problem why = switch (stopped.why()) {
            case PurgeResult.ItemsRefused(List<RefusedItem> items) ->
                naming(items, ProblemType.ITEMS_REFUSED, "cannot be purged");
            case PurgeResult.ItemsForbidden(List<RefusedItem> items) ->
                naming(items, ProblemType.NOT_ALLOWED, "cannot be purged with this API key");
            case PurgeResult other -> problemOf(other, now);
        };
        return why.after(partOf(stopped.purges(), stopped.left()));
    }

    private static Problem problemOf(PurgeResult why, Instant now) {
        return switch (of(why, now)) {
            case Purged(Accepted accepted) -> throw new IllegalStateException("nothing stopped at " + accepted);
            case Refused(Problem problem) -> problem;
        };
    }

    /** What to do when it is not known whether the next purge of a list is recorded. */
    static Problem problemOf(BulkPurgeResult.Unanswered silence) {
        return Problem.unavailable().after(partOf(silence.purges(), silence.left()));
    }

    /** What to do when time was up before a list was accepted to its end. */
    static Problem problemOf(BulkPurgeResult.OutOfTime late) {
        return Problem.of(
                ProblemType.UNFINISHED,
                partOf(late.purges(), late.left()) + " Send the same list with the same idempotency key to continue.");
    }

    private static String partOf(List<Accepted> purges, int left) {
        return "%d items of the list were accepted ('accepted' lists their purges); %d were not."
                .formatted(
                        purges.stream()
                                .mapToInt(
                                        accepted -> accepted.progress().purge().units())
                                .sum(),
                        left);
    }

    /** Why the request as a whole is not done. */
    static Problem problemOf(PurgeResult.RequestRefused refusal) {
        return Problem.of(
                typeOf(refusal.rule()), new Violation.OfRequest(refusal.rule(), refusal.field(), refusal.sentence()));
    }

    private static Problem naming(List<RefusedItem> items, ProblemType type, String fault) {
        return new Problem(
                type,
                counted(items) + " " + fault + ". See 'violations' for details.",
                items.stream().<Violation>map(Violation.OfItem::new).toList(),
                Optional.empty());
    }

    private static String counted(List<RefusedItem> items) {
        long tags = items.stream().filter(RefusedTag.class::isInstance).count();
        long urls = items.size() - tags;
        return Stream.of(counted(urls, "URL"), counted(tags, "tag"))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
    }

    private static ProblemType typeOf(RequestRule rule) {
        return switch (rule) {
            case TOO_LARGE -> ProblemType.REQUEST_TOO_LARGE;
            case NOTHING_TO_PURGE,
                    TOO_MANY_ITEMS,
                    TOO_MANY_DISTRIBUTIONS,
                    REASON_TOO_LONG,
                    REASON_WITH_CONTROLS,
                    NOT_BEFORE_TOO_FAR,
                    KEY_TOO_LONG -> ProblemType.REQUEST_REFUSED;
        };
    }

    private static Problem quotaExceeded(QuotaSnapshot quota, int asked) {
        QuotaReading reading = quota.reading();
        String detail = reading.ofKey()
                .filter(share -> share.left() < asked)
                .map(share -> "The request needs %d of the key's monthly share of %d, but only %d are left until %s."
                        .formatted(asked, share.limit(), share.left(), reading.resetsAt()))
                .orElseGet(() -> "The request needs %d of the monthly quota of %d, but only %d are left until %s."
                        .formatted(asked, reading.limit(), reading.left(), reading.resetsAt()));
        return new Problem(ProblemType.QUOTA_EXCEEDED, detail, List.of(), Optional.of(quota));
    }
}
