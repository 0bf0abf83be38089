package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code POST /v1/purges} asks for: {@code {"urls":["https://..."]}}. How many URLs there may be, and which, is for
 * the desk to say.
 */
public record PurgeBody(List<String> urls, Optional<IdempotencyKey> idempotencyKey) {
    private static final String URLS = "urls";

    public PurgeBody {
        urls = List.copyOf(urls);
    }

    /** What the caller wrote, or all that is wrong with it. */
    public static Parsed<PurgeBody> parse(HttpCall call) {
        return IdempotencyKeyHeader.in(call)
                .then(key -> JsonBody.of(call)
                        .then(PurgeBody::urls)
                        .then(urls -> new Understood<>(new PurgeBody(urls, key))));
    }

    private static Parsed<List<String>> urls(JsonNode root) {
        return Fields.of(root, List.of(URLS)).then(fields -> {
            List<Violation> violations = Stream.concat(fields.unknown(), fields.textsViolations(URLS))
                    .toList();
            return violations.isEmpty()
                    ? new Understood<>(fields.texts(URLS))
                    : new Rejected<>(Problem.malformed(violations));
        });
    }
}
