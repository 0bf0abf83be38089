package io.edgepurge.wire;

import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.QuotaReading;
import java.time.Instant;
import java.util.Map;

/** What {@code /v1/purges} and {@code /v1/quota} answer when all is well. */
public final class PurgeAnswers {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** CloudFront needs a few seconds; asking sooner would only cost. */
    private static final Map<String, String> ASK_AGAIN = Map.of("Retry-After", "2");

    private PurgeAnswers() {}

    /**
     * A purge has been accepted, now or when the request came before.
     *
     * @param now the moment of the answer
     */
    public static HttpAnswer accepted(Accepted accepted, Instant now) {
        return HttpAnswer.json(ACCEPTED, PurgeView.of(accepted, now))
                .with("Location", pathOf(accepted.progress().purge().id()))
                .with(ASK_AGAIN)
                .with(accepted.quota()
                        .map(quota -> new QuotaNow(quota, now).rateLimitHeaders())
                        .orElse(Map.of()));
    }

    /**
     * How far a purge is; until it has ended, when to ask again.
     *
     * @param now the moment of the answer
     */
    public static HttpAnswer found(PurgeProgress progress, Instant now) {
        return HttpAnswer.json(OK, PurgeView.of(progress, now))
                .with(progress.status().isTerminal() ? Map.of() : ASK_AGAIN);
    }

    /**
     * How a monthly quota stands.
     *
     * @param now the moment of the answer
     */
    public static HttpAnswer quota(QuotaReading reading, Instant now) {
        QuotaNow quota = new QuotaNow(reading, now);
        return HttpAnswer.json(OK, quota.json()).with(quota.rateLimitHeaders());
    }

    static String pathOf(PurgeId id) {
        return "/v1/purges/" + id;
    }
}
