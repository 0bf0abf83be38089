package io.edgepurge.wire;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
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
     * How far a purge is; until it has ended, when to ask again; if it is overdue, whom to ask.
     *
     * @param quotas know the moment of the answer, and whom to ask
     */
    public static HttpAnswer found(HttpCall call, PurgeProgress progress, Quotas quotas) {
        return HttpAnswer.json(OK, PurgeView.of(progress, quotas.now(), quotas.support()))
                .taggedFor(call)
                .with(progress.status().isTerminal() ? Map.of() : ASK_AGAIN);
    }

    /**
     * A purge that its account has withdrawn. Always whole: what a caller knows of it is only a condition on reading.
     *
     * @param now the moment of the answer
     */
    public static HttpAnswer cancelled(PurgeProgress progress, Instant now) {
        return HttpAnswer.json(OK, PurgeView.of(progress, now)).tagged();
    }

    /** A page of purges, and how to ask for the next one. */
    public static HttpAnswer listed(PurgeHistory.Page page) {
        return HttpAnswer.json(OK, ListView.of(page));
    }

    /**
     * What a request would do.
     *
     * @param now the moment of the answer
     */
    public static HttpAnswer previewed(Preview preview, Instant now) {
        return HttpAnswer.json(OK, PreviewView.of(preview, now));
    }

    /** Who is calling, and what the key allows. */
    public static HttpAnswer account(Caller caller) {
        return HttpAnswer.json(OK, AccountView.of(caller));
    }

    /** How a monthly quota stands. */
    public static HttpAnswer quota(QuotaView view) {
        return HttpAnswer.json(OK, view.json()).with(view.quota().rateLimitHeaders());
    }

    static String pathOf(PurgeId id) {
        return "/v1/purges/" + id;
    }
}
