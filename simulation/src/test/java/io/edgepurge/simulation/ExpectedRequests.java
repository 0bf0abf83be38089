package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The requests that were recorded as purges. A repetition must not be recorded as another one. */
final class ExpectedRequests {
    /** The time during which a marked retry of ImageKit's client returns the first purge. */
    private static final Duration RETRY_WINDOW = Duration.ofMinutes(15);

    /** A schedule is shorter than the retention of idempotency keys, so every key counts to its end. */
    private final Map<AccountKey, Purge> byIdempotencyKey = new HashMap<>();

    private final Map<ImageKitCall, Purge> lastCalls = new HashMap<>();

    /** Checks a new purge against the request from which it was made. */
    void recorded(PurgeRequest request, Purge purge) {
        Optional<Instant> start = request.spec().options().notBefore().filter(at -> at.isAfter(purge.acceptedAt()));
        unless(
                start.equals(purge.options().notBefore()),
                "%s should start at %s, but is recorded with %s",
                purge.id(),
                start,
                purge.options().notBefore());
        request.idempotencyKey().ifPresent(key -> {
            Purge first = byIdempotencyKey.putIfAbsent(new AccountKey(purge.account(), key), purge);
            unless(first == null, "%s is recorded again as %s", key, purge.id());
        });
        if (request.source() == PurgeSource.IMAGEKIT) {
            Purge last = lastCalls.put(new ImageKitCall(purge.account(), purge.key(), request.spec()), purge);
            unless(
                    !request.retry()
                            || last == null
                            || last.acceptedAt().isBefore(purge.acceptedAt().minus(RETRY_WINDOW)),
                    "a retry of an ImageKit call is recorded again as %s",
                    purge.id());
        }
    }

    private record AccountKey(AccountId account, IdempotencyKey key) {}

    private record ImageKitCall(AccountId account, KeyId key, PurgeSpec spec) {}
}
