package io.edgepurge.wire;

import io.edgepurge.domain.purge.DeskAnswer;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.DeskAnswer.RefusedUrl;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.QuotaReading;
import io.edgepurge.domain.purge.RequestRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The desk's answer in the words of every door: a purge, or a problem. */
public sealed interface DeskReply {
    /** It is recorded and charged. */
    record Purged(Accepted accepted) implements DeskReply {}

    /** It is not. */
    record Refused(Problem problem) implements DeskReply {}

    /** @param now the moment of the answer */
    static DeskReply of(DeskAnswer answer, Instant now) {
        return switch (answer) {
            case Accepted accepted -> new Purged(accepted);
            case DeskAnswer.UrlsRefused(List<RefusedUrl> urls) -> new Refused(urlsRefused(urls));
            case DeskAnswer.RequestRefused(RequestRule rule, String sentence) ->
                new Refused(Problem.of(typeOf(rule), new Violation.OfRequest(rule, sentence)));
            case DeskAnswer.QuotaExceeded(QuotaReading quota, int asked) ->
                new Refused(quotaExceeded(new QuotaNow(quota, now), asked));
            case DeskAnswer.KeyTaken(IdempotencyKey key) -> new Refused(Problem.keyReused(key));
            case DeskAnswer.Busy() -> new Refused(Problem.of(ProblemType.BUSY, "Send the request again in a second."));
        };
    }

    private static Problem urlsRefused(List<RefusedUrl> urls) {
        String detail = urls.size() == 1 ? "One URL" : urls.size() + " URLs";
        return new Problem(
                ProblemType.URLS_REFUSED,
                detail + " cannot be purged, so nothing was; 'violations' says which, and why.",
                urls.stream().<Violation>map(Violation.OfUrl::new).toList(),
                Optional.empty());
    }

    private static ProblemType typeOf(RequestRule rule) {
        return switch (rule) {
            case TOO_LARGE -> ProblemType.REQUEST_TOO_LARGE;
            case URLS_MISSING, TOO_MANY_URLS, TOO_MANY_DISTRIBUTIONS -> ProblemType.REQUEST_REFUSED;
        };
    }

    private static Problem quotaExceeded(QuotaNow quota, int asked) {
        QuotaReading reading = quota.reading();
        return new Problem(
                ProblemType.QUOTA_EXCEEDED,
                "The request takes %d of the monthly quota of %d, of which %d are left until %s."
                        .formatted(asked, reading.limit(), reading.left(), reading.resetsAt()),
                List.of(),
                Optional.of(quota));
    }
}
