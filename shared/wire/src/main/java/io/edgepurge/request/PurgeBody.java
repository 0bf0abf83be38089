package io.edgepurge.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of {@code POST /v1/purges}: {@code {"urls":["https://..."],"tags":[{"endpoint":"https://.../","tag":"..."}],
 * "images":["https://..."],"reason":"...","notBefore":"2026-12-24T08:00:00Z"}}. One of the lists is required; the other fields are optional. The purge
 * service validates the items.
 */
public record PurgeBody(PurgeSpec spec, Optional<IdempotencyKey> idempotencyKey) {
    /** Parses a request; a rejection lists all violations. */
    public static Parsed<PurgeBody> parse(ApiRequest request) {
        // a parameter such as dryRun must not be ignored, because its sender doesn't expect a purge
        return QueryParameters.none(request)
                .then(IdempotencyKeyHeader::in)
                .then(key -> JsonBody.of(request).then(root -> of(root, key)));
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
