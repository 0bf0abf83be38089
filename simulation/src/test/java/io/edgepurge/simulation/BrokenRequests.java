package io.edgepurge.simulation;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import io.edgepurge.testing.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Bugs in the purge service, as changed acceptances. */
final class BrokenRequests {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private BrokenRequests() {}

    private static CallInterceptor accepting(UnaryOperator<Acceptance> change) {
        return call -> call.is("PurgeStore.accept")
                ? call.with(0, change.apply(call.argument(0, Acceptance.class))).proceed()
                : call.proceed();
    }

    static CallInterceptor keyLost(Records records) {
        return accepting(BrokenRequests::withAnotherKey);
    }

    private static Acceptance withAnotherKey(Acceptance acceptance) {
        Optional<Idempotency> other = acceptance
                .idempotency()
                .map(one -> new Idempotency(
                        new IdempotencyKey(acceptance.purge().id().value()), one.fingerprint()));
        return new Acceptance(
                acceptance.purge(), acceptance.limits(), other, acceptance.repeatable(), acceptance.clearFirst());
    }

    /** Forgets an idempotency key two hours after its first use. */
    static CallInterceptor keysForgotten(Records records) {
        Map<IdempotencyKey, Instant> firstUsed = new HashMap<>();
        CallInterceptor forgetful = accepting(acceptance -> {
            Instant now = acceptance.purge().acceptedAt();
            boolean forgotten = acceptance
                    .idempotency()
                    .map(one -> firstUsed.computeIfAbsent(one.key(), none -> now))
                    .filter(first -> first.isBefore(now.minus(TWO_HOURS)))
                    .isPresent();
            return forgotten ? withAnotherKey(acceptance) : acceptance;
        });
        // without this answer, the service asks the store, which finds younger keys
        return call -> call.is("PurgeStore.remembered") ? Optional.empty() : forgetful.intercept(call);
    }

    static CallInterceptor doubledQuota(Records records) {
        return accepting(acceptance -> withLimits(
                acceptance,
                new Limits(2 * acceptance.monthlyQuota(), acceptance.limits().ofKey())));
    }

    static CallInterceptor shareIgnored(Records records) {
        return accepting(acceptance -> withLimits(acceptance, new Limits(acceptance.monthlyQuota(), Optional.empty())));
    }

    private static Acceptance withLimits(Acceptance acceptance, Limits limits) {
        return new Acceptance(
                acceptance.purge(), limits, acceptance.idempotency(), acceptance.repeatable(), acceptance.clearFirst());
    }

    /** Charges a retry of ImageKit's client like a new call. */
    static CallInterceptor retryCharged(Records records) {
        CallInterceptor unrepeatable = accepting(acceptance -> new Acceptance(
                acceptance.purge(),
                acceptance.limits(),
                acceptance.idempotency(),
                Optional.empty(),
                acceptance.clearFirst()));
        return call -> call.is("PurgeStore.lastLike") ? Optional.empty() : unrepeatable.intercept(call);
    }

    /** Queues items that must wait for origin caches. */
    static CallInterceptor cachesSkipped(Records records) {
        return accepting(acceptance -> new Acceptance(
                acceptance.purge(), acceptance.limits(), acceptance.idempotency(), acceptance.repeatable(), Set.of()));
    }
}
