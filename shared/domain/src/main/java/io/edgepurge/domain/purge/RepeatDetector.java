package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeStore.Remembered;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the purge of an equal earlier request. */
final class RepeatDetector {
    /** The time during which a marked retry returns the first purge; ImageKit's client retries a call at most twice. */
    private static final Duration RETRY_WINDOW = Duration.ofMinutes(15);

    private final PurgePorts ports;

    RepeatDetector(PurgePorts ports) {
        this.ports = ports;
    }

    /** Returns the purge recorded with the request's idempotency key. */
    Optional<Remembered> findRemembered(PurgeRequest request) {
        return request.idempotencyKey()
                .flatMap(key ->
                        ports.purges().remembered(request.caller().account().id(), key));
    }

    /** Returns true if the request equals the one that has used its idempotency key. */
    static boolean isRepeated(PurgeRequest request, Remembered earlier) {
        return earlier.fingerprint().equals(request.spec().fingerprint());
    }

    /**
     * Returns the purge recorded under the request's idempotency key if the specs and the API keys are equal. With another API
     * key of the account, the request is validated like a new one.
     */
    Optional<PurgeProgress> findFirst(PurgeRequest request, Remembered earlier) {
        return Optional.of(earlier)
                .filter(found -> isRepeated(request, found))
                .map(found -> load(request.caller().account().id(), found.purge()))
                .filter(first -> first.purge().key().equals(request.caller().key()));
    }

    /**
     * Returns the fingerprint by which a repetition is detected without an idempotency key, with the last purge that has it.
     * Empty unless the request comes from ImageKit's client, which retries calls without a key.
     */
    Optional<Repeatable> findLastEqual(PurgeRequest request) {
        if (request.source() != PurgeSource.IMAGEKIT || request.idempotencyKey().isPresent()) {
            return Optional.empty();
        }
        String fingerprint = request.source().word() + "/" + request.caller().key() + "/"
                + request.spec().fingerprint();
        Optional<PurgeId> last =
                ports.purges().lastLike(request.caller().account().id(), fingerprint);
        return Optional.of(new Repeatable(fingerprint, last));
    }

    /**
     * Returns the last equal purge if the request repeats it. A request that is marked as a retry repeats a purge of the last 15
     * minutes in any status. Any other request repeats a purge only while it is queued.
     */
    Optional<PurgeProgress> findRepeated(PurgeRequest request, Optional<Repeatable> repeatable) {
        Optional<PurgeId> last = repeatable.flatMap(Repeatable::last);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        AccountId account = request.caller().account().id();
        Optional<PurgeProgress> recent = request.retry() ? findRecent(account, last.get()) : Optional.empty();
        return recent.isPresent() ? recent : ports.queued().findQueued(account, last.get());
    }

    private Optional<PurgeProgress> findRecent(AccountId account, PurgeId id) {
        Instant earliest = ports.clock().instant().minus(RETRY_WINDOW);
        return ports.purges()
                .find(account, id)
                .filter(progress -> !progress.purge().acceptedAt().isBefore(earliest));
    }

    /** Returns a purge that the store has named. */
    PurgeProgress load(AccountId account, PurgeId id) {
        return ports.purges()
                .find(account, id)
                .orElseThrow(() -> new IllegalStateException("an idempotency key names a missing purge: " + id));
    }
}
