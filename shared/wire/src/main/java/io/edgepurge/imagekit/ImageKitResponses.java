package io.edgepurge.imagekit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.response.PurgeResponses;
import io.edgepurge.response.QuotaSnapshot;
import java.time.Instant;
import java.util.Map;

/**
 * The successful responses of {@code /v1/files/purge}.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache-status">ImageKit: purge cache status</a>
 */
public final class ImageKitResponses {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private ImageKitResponses() {}

    /**
     * Returns the response to an accepted or repeated request.
     *
     * @param now the time of the response
     */
    public static ApiResponse accepted(Accepted accepted, Instant now) {
        String id = accepted.progress().purge().id().value();
        return ApiResponse.json(CREATED, JsonNodeFactory.instance.objectNode().put("requestId", id))
                .with(accepted.quota()
                        .map(quota -> new QuotaSnapshot(quota, now).rateLimitHeaders())
                        .orElse(Map.of()));
    }

    /** Returns one of ImageKit's two statuses, with a link to the complete status. */
    public static ApiResponse status(PurgeProgress progress) {
        String word = progress.status() == PurgeStatus.COMPLETED ? "Completed" : "Pending";
        return ApiResponse.json(OK, JsonNodeFactory.instance.objectNode().put("status", word))
                .with("Link", "<" + PurgeResponses.pathOf(progress.purge().id()) + ">; rel=\"describedby\"");
    }

    /** Adds the request id to a response. */
    public static ApiResponse withRequestId(ApiResponse response, ApiRequest request) {
        return response.with("x-ik-requestId", request.requestId());
    }
}
