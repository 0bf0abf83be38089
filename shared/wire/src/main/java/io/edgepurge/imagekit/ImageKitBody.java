package io.edgepurge.imagekit;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Fields;
import io.edgepurge.request.IdempotencyKeyHeader;
import io.edgepurge.request.JsonBody;
import io.edgepurge.request.Parsed;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import io.edgepurge.response.Violation;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /v1/files/purge}: {@code {"url":"https://..."}}.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache">ImageKit: purge cache</a>
 */
public record ImageKitBody(String url, Optional<IdempotencyKey> idempotencyKey) {
    private static final String URL = "url";

    /** Parses a request. */
    public static Parsed<ImageKitBody> parse(ApiRequest request) {
        return IdempotencyKeyHeader.in(request)
                .then(key -> JsonBody.of(request)
                        .then(ImageKitBody::url)
                        .then(url -> new Understood<>(new ImageKitBody(url, key))));
    }

    private static Parsed<String> url(JsonNode root) {
        return Fields.of(root, List.of(URL)).then(ImageKitBody::url);
    }

    private static Parsed<String> url(Fields fields) {
        List<Violation> unknown = fields.unknown().toList();
        List<Violation> wrong = fields.textViolations(URL).toList();
        if (!fields.hasNonNull(URL)) {
            return new Rejected<>(Problem.of(
                    ProblemType.REQUEST_REFUSED,
                    new Violation.OfRequest(
                            RequestRule.NOTHING_TO_PURGE, URL, "Send the URL to purge as {\"url\":\"https://...\"}.")));
        }
        if (!wrong.isEmpty()) {
            return new Rejected<>(Problem.of(ProblemType.ITEMS_REFUSED, wrong.getFirst()));
        }
        return unknown.isEmpty() ? new Understood<>(fields.text(URL)) : new Rejected<>(Problem.malformed(unknown));
    }
}
