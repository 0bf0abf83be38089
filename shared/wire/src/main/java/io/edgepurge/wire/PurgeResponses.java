package io.edgepurge.wire;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.time.Instant;
import java.util.Map;

/** What {@code /v1/purges} and {@code /v1/quota} answer when all is well. */
public final class PurgeResponses {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** CloudFront needs a few seconds; asking sooner would only cost. */
    private static final Map<String, String> ASK_AGAIN = Map.of("Retry-After", "2");

    private PurgeResponses() {}

    /**
     * A purge has been accepted, now or when the request came before.
     *
     * @param now the moment of the answer
     */
    public static ApiResponse accepted(Accepted accepted, Instant now) {
        return ApiResponse.json(ACCEPTED, PurgeView.of(accepted, now))
                .with("Location", pathOf(accepted.progress().purge().id()))
                .with(ASK_AGAIN)
                .with(accepted.quota()
                        .map(quota -> new QuotaSnapshot(quota, now).rateLimitHeaders())
                        .orElse(Map.of()));
    }

    /**
     * How far a purge is; until it has ended, when to ask again; if it is overdue, whom to ask.
     *
     * @param quotas know the moment of the answer, and whom to ask
     */
    public static ApiResponse found(ApiRequest call, PurgeProgress progress, QuotaReader quotas) {
        return ApiResponse.json(OK, PurgeView.of(progress, quotas.now(), quotas.support()))
                .taggedFor(call)
                .with(progress.status().isTerminal() ? Map.of() : ASK_AGAIN);
    }

    /**
     * A purge that its account has withdrawn. Always whole: what a caller knows of it is only a condition on reading.
     *
     * @param now the moment of the answer
     */
    public static ApiResponse cancelled(PurgeProgress progress, Instant now) {
        return ApiResponse.json(OK, PurgeView.of(progress, now)).tagged();
    }

    /** A page of purges, and how to ask for the next one. */
    public static ApiResponse listed(PurgeHistory.Page page) {
        return ApiResponse.json(OK, ListView.of(page));
    }

    /**
     * What a request would do.
     *
     * @param now the moment of the answer
     */
    public static ApiResponse previewed(Preview preview, Instant now) {
        return ApiResponse.json(OK, PreviewView.of(preview, now));
    }

    /** Who is calling, and what the key allows. */
    public static ApiResponse account(Caller caller) {
        return ApiResponse.json(OK, AccountView.of(caller));
    }

    /** How a monthly quota stands. */
    public static ApiResponse quota(QuotaView view) {
        return ApiResponse.json(OK, view.json()).with(view.quota().rateLimitHeaders());
    }

    static String pathOf(PurgeId id) {
        return "/v1/purges/" + id;
    }
}
