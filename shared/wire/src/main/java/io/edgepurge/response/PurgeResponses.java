package io.edgepurge.response;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.VerificationOverview;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The successful responses of {@code /v1/purges}, {@code /v1/schedules}, {@code /v1/quota} and {@code /v1/account}. */
public final class PurgeResponses {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** CloudFront needs a few seconds, so earlier polls would only cause cost. */
    private static final Map<String, String> POLL_INTERVAL = Map.of("Retry-After", "2");

    private PurgeResponses() {}

    /**
     * Returns the response to an accepted or repeated request.
     *
     * @param now the time of the response
     */
    public static ApiResponse accepted(Accepted accepted, Instant now) {
        return ApiResponse.json(ACCEPTED, PurgeView.ofAccepted(accepted, now))
                .with("Location", pathOf(accepted.progress().purge().id()))
                .with(POLL_INTERVAL)
                .with(accepted.quota()
                        .map(quota -> new QuotaSnapshot(quota, now).rateLimitHeaders())
                        .orElse(Map.of()));
    }

    /**
     * Returns the status of a purge, with a poll interval until it ends and the support contact if it is overdue.
     *
     * @param now the time of the response
     */
    public static ApiResponse found(ApiRequest request, PurgeProgress progress, Instant now, SupportContact support) {
        return ApiResponse.json(OK, PurgeView.of(progress, now, support))
                .withETagFor(request)
                .with(progress.status().isTerminal() && !isVisitPending(progress, now) ? Map.of() : POLL_INTERVAL);
    }

    private static boolean isVisitPending(PurgeProgress progress, Instant now) {
        return VerificationOverview.of(progress, now)
                .filter(VerificationOverview::pending)
                .isPresent();
    }

    /**
     * Returns a purge whose URLs are about to be visited.
     *
     * @param now the time of the response
     */
    public static ApiResponse verifying(PurgeProgress progress, Instant now) {
        return ApiResponse.json(ACCEPTED, PurgeView.of(progress, now))
                .with("Location", pathOf(progress.purge().id()))
                .with(POLL_INTERVAL);
    }

    /**
     * Returns a canceled purge. The body is always complete: {@code If-None-Match} applies to reads only.
     *
     * @param now the time of the response
     */
    public static ApiResponse cancelled(PurgeProgress progress, Instant now) {
        return ApiResponse.json(OK, PurgeView.of(progress, now)).withETag();
    }

    /** Returns a page of purges with the cursor of the next page. */
    public static ApiResponse listed(PurgeHistory.Page page) {
        return ApiResponse.json(OK, ListView.of(page));
    }

    /**
     * Returns a preview.
     *
     * @param now the time of the response
     */
    public static ApiResponse previewed(Preview preview, Instant now) {
        return ApiResponse.json(OK, PreviewView.of(preview, now));
    }

    /**
     * Returns the schedules of an account.
     *
     * @param lastRuns the known last runs of these schedules
     * @param now the time of the response
     */
    public static ApiResponse schedules(
            List<RegisteredSchedule> schedules, Map<ScheduleId, ScheduleRun> lastRuns, Instant now) {
        return ApiResponse.json(OK, ScheduleView.of(schedules, lastRuns, now));
    }

    /** Returns the account of the caller and what the API key allows. */
    public static ApiResponse account(Caller caller) {
        return ApiResponse.json(OK, AccountView.of(caller));
    }

    /** Returns the monthly quota. */
    public static ApiResponse quota(QuotaView view) {
        return ApiResponse.json(OK, view.json()).with(view.quota().rateLimitHeaders());
    }

    /** Returns the path under which the status of a purge is available. */
    public static String pathOf(PurgeId id) {
        return "/v1/purges/" + id;
    }
}
