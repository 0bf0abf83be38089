package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code POST /v1/purges} asks for: {@code {"urls":["https://..."],"tags":[{"endpoint":"https://.../","tag":"..."}],
 * "reason":"...","notBefore":"2026-12-24T08:00:00Z"}}, of which either list may be left out, and so may the rest. How many
 * items there may be, and which, is for the desk to say.
 */
public record PurgeBody(PurgeSpec asked, Optional<IdempotencyKey> idempotencyKey) {
    /** What the caller wrote, or all that is wrong with it. */
    public static Parsed<PurgeBody> parse(ApiRequest call) {
        return IdempotencyKeyHeader.in(call).then(key -> JsonBody.of(call).then(root -> of(root, key)));
    }

    private static Parsed<PurgeBody> of(JsonNode root, Optional<IdempotencyKey> key) {
        return Fields.of(root, PurgeSpecFields.NAMES).then(fields -> {
            List<Violation> violations = Stream.concat(fields.unknown(), PurgeSpecFields.violations(fields))
                    .toList();
            return violations.isEmpty()
                    ? new Understood<>(new PurgeBody(PurgeSpecFields.read(fields), key))
                    : new Rejected<>(Problem.malformed(violations));
        });
    }
}
