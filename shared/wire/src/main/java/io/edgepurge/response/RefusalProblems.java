package io.edgepurge.response;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.Refusal.Busy;
import io.edgepurge.domain.purge.Refusal.ItemsForbidden;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RequestRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps refusals to problems. */
public final class RefusalProblems {
    private RefusalProblems() {}

    /** @param now the time of the response */
    public static Problem of(Refusal refusal, Instant now) {
        return switch (refusal) {
            case ItemsRefused(List<RefusedItem> items) ->
                ofItems(items, ProblemType.ITEMS_REFUSED, "cannot be purged, so nothing was purged");
            case ItemsForbidden(List<RefusedItem> items) ->
                ofItems(items, ProblemType.NOT_ALLOWED, "cannot be purged with this API key, so nothing was purged");
            case RequestRefused(RequestRule rule, String field, String sentence) ->
                Problem.of(typeOf(rule), new Violation.OfRequest(rule, field, sentence));
            case QuotaExceeded(QuotaReading quota, int requested) ->
                quotaExceeded(new QuotaSnapshot(quota, now), requested);
            case KeyTaken(IdempotencyKey key) -> Problem.keyReused(key);
            case Busy() -> Problem.of(ProblemType.BUSY, "Send the request again in a second.");
        };
    }

    /** Returns the problem for a list of which some purges are accepted already. */
    static Problem afterAcceptedPurges(Refusal refusal, Instant now) {
        return switch (refusal) {
            case ItemsRefused(List<RefusedItem> items) -> ofItems(items, ProblemType.ITEMS_REFUSED, "cannot be purged");
            case ItemsForbidden(List<RefusedItem> items) ->
                ofItems(items, ProblemType.NOT_ALLOWED, "cannot be purged with this API key");
            case RequestRefused _, QuotaExceeded _, KeyTaken _, Busy _ -> of(refusal, now);
        };
    }

    private static Problem ofItems(List<RefusedItem> items, ProblemType type, String fault) {
        return new Problem(
                type,
                counted(items) + " " + fault + ". See 'violations' for details.",
                items.stream().<Violation>map(Violation.OfItem::new).toList(),
                Optional.empty());
    }

    private static String counted(List<RefusedItem> items) {
        long tags = items.stream().filter(RefusedTag.class::isInstance).count();
        long images = items.stream().filter(RefusedImage.class::isInstance).count();
        long urls = items.size() - tags - images;
        return Stream.of(counted(urls, "URL"), counted(tags, "tag"), counted(images, "image"))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
    }

    private static ProblemType typeOf(RequestRule rule) {
        return rule == RequestRule.TOO_LARGE ? ProblemType.REQUEST_TOO_LARGE : ProblemType.REQUEST_REFUSED;
    }

    private static Problem quotaExceeded(QuotaSnapshot quota, int requested) {
        QuotaReading reading = quota.reading();
        String detail = reading.ofKey()
                .filter(share -> share.left() < requested)
                .map(share -> "The request needs %d of the key's monthly share of %d, but only %d are left until %s."
                        .formatted(requested, share.limit(), share.left(), reading.resetsAt()))
                .orElseGet(() -> "The request needs %d of the monthly quota of %d, but only %d are left until %s."
                        .formatted(requested, reading.limit(), reading.left(), reading.resetsAt()));
        return new Problem(ProblemType.QUOTA_EXCEEDED, detail, List.of(), Optional.of(quota));
    }
}
