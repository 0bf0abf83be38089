package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;

/**
 * What {@code POST /v1/files/purge} asks for: {@code {"url":"https://..."}}.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache">ImageKit: purge cache</a>
 */
public record ImageKitBody(String url, Optional<IdempotencyKey> idempotencyKey) {
    private static final String URL = "url";

    /** What the caller wrote, or what is wrong with it. */
    public static Parsed<ImageKitBody> parse(ApiRequest call) {
        return IdempotencyKeyHeader.in(call)
                .then(key -> JsonBody.of(call)
                        .then(ImageKitBody::url)
                        .then(url -> new Understood<>(new ImageKitBody(url, key))));
    }

    private static Parsed<String> url(JsonNode root) {
        return Fields.of(root, List.of(URL)).then(ImageKitBody::url);
    }

    private static Parsed<String> url(Fields fields) {
        List<Violation> unknown = fields.unknown().toList();
        List<Violation> wrong = fields.textViolations(URL).toList();
        if (!fields.names(URL)) {
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
