package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Instant;
import java.util.Map;

/**
 * What {@code /v1/files/purge} answers when all is well.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache-status">ImageKit: purge cache status</a>
 */
public final class ImageKitResponses {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private ImageKitResponses() {}

    /**
     * A purge has been accepted.
     *
     * @param now the moment of the answer
     */
    public static ApiResponse accepted(Accepted accepted, Instant now) {
        String id = accepted.progress().purge().id().value();
        return ApiResponse.json(CREATED, JsonNodeFactory.instance.objectNode().put("requestId", id))
                .with(accepted.quota()
                        .map(quota -> new QuotaSnapshot(quota, now).rateLimitHeaders())
                        .orElse(Map.of()));
    }

    /** ImageKit knows two words; for the whole truth there is a link. */
    public static ApiResponse status(PurgeProgress progress) {
        String word = progress.status() == PurgeStatus.COMPLETED ? "Completed" : "Pending";
        return ApiResponse.json(OK, JsonNodeFactory.instance.objectNode().put("status", word))
                .with("Link", "<" + PurgeResponses.pathOf(progress.purge().id()) + ">; rel=\"describedby\"");
    }

    /** Every answer of these calls says which request it belongs to. */
    public static ApiResponse signed(ApiResponse answer, ApiRequest call) {
        return answer.with("x-ik-requestId", call.requestId());
    }
}
