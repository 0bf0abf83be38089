package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code POST /v1/purges} asks for: {@code {"urls":["https://..."],"tags":[{"endpoint":"https://.../","tag":"..."}]}},
 * of which either may be left out. How many items there may be, and which, is for the desk to say.
 */
public record PurgeBody(List<String> urls, List<RequestedTag> tags, Optional<IdempotencyKey> idempotencyKey) {
    public PurgeBody {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
    }

    /** What the caller wrote, or all that is wrong with it. */
    public static Parsed<PurgeBody> parse(HttpCall call) {
        return IdempotencyKeyHeader.in(call).then(key -> JsonBody.of(call).then(root -> of(root, key)));
    }

    private static Parsed<PurgeBody> of(JsonNode root, Optional<IdempotencyKey> key) {
        return Fields.of(root, List.of(AskedItems.URLS, AskedItems.TAGS)).then(fields -> {
            List<Violation> violations = Stream.concat(fields.unknown(), AskedItems.violations(fields))
                    .toList();
            return violations.isEmpty()
                    ? new Understood<>(new PurgeBody(AskedItems.urls(fields), AskedItems.tags(fields), key))
                    : new Rejected<>(Problem.malformed(violations));
        });
    }
}
