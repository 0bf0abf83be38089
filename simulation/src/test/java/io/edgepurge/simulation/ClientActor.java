package io.edgepurge.simulation;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.CancelResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends purges. Repeats a request under the same key if no response arrived, and sometimes if one did. */
record ClientActor(World world, Requests sent) implements Actor.Role {
    private static final int MAX_ATTEMPTS = 4;
    private static final Duration SLOWEST_FUNCTION = Duration.ofSeconds(10);

    @Override
    public void act() {
        SeededRandom random = world.random();
        int requests = world.scenario().population().requestsEach();
        int span = Math.toIntExact(world.scenario().trouble().toMillis()) / requests;
        for (int n = 0; n < requests; n++) {
            world.scheduler().pause(Duration.ofMillis(random.between(0, span)));
            boolean repeat = !sent.requests.isEmpty() && random.chance(0.3);
            send(repeat ? random.oneOf(sent.requests) : newRequest(random));
        }
    }

    private PurgeRequest newRequest(SeededRandom random) {
        Caller caller = random.oneOf(world.urls().callers());
        Optional<IdempotencyKey> key =
                random.chance(0.8) ? Optional.of(new IdempotencyKey("key-" + sent.requests.size())) : Optional.empty();
        PurgeSpec wanted = new PurgeSpec(
                world.urls().some(caller.account()), world.urls().someTags(caller.account()), options(random));
        PurgeRequest request = new PurgeRequest(caller, PurgeSource.API, wanted, key);
        sent.requests.add(request);
        return request;
    }

    private static PurgeOptions options(SeededRandom random) {
        return random.chance(0.5)
                ? PurgeOptions.NONE.withSpellings(Optional.of(CoveredSpellings.ALL))
                : PurgeOptions.NONE;
    }

    private void send(PurgeRequest request) {
        boolean done = false;
        for (int attempt = 0; !done && attempt < MAX_ATTEMPTS; attempt++) {
            done = sendOnce(request);
            world.scheduler().current().diesAt = Long.MAX_VALUE;
            world.scheduler().pause(Duration.ofSeconds(world.random().between(1, 5)));
        }
    }

    private boolean sendOnce(PurgeRequest request) {
        try {
            world.scheduler().setTimeout(SLOWEST_FUNCTION);
            return check(request, world.purgeService().accept(request));
        } catch (StoreUnavailable | Crash noResponse) {
            return request.idempotencyKey().isEmpty();
        }
    }

    private boolean check(PurgeRequest request, PurgeResult answer) {
        return switch (answer) {
            case PurgeResult.Accepted accepted -> {
                sent.checkSame(request, accepted.progress().purge().id());
                cancel(accepted.progress().purge());
                yield true;
            }
            case Refusal.QuotaExceeded exceeded -> true;
            case Refusal.Busy busy -> false;
            case Refusal.KeyTaken taken ->
                throw new Violation("a request conflicts with its own idempotency key: " + taken);
            case Refusal.ItemsRefused refused -> throw new Violation("valid URLs are refused: " + refused);
            case Refusal.ItemsForbidden forbidden -> throw new Violation("a valid key is refused: " + forbidden);
            case Refusal.RequestRefused refused -> throw new Violation("a valid request is refused: " + refused);
        };
    }

    /** Sometimes cancels a purge. */
    private void cancel(Purge purge) {
        if (world.random().chance(0.3)) {
            world.scheduler().pause(Duration.ofMillis(world.random().between(1, 3_000)));
            CancelResult answer = world.cancelService().cancel(purge.account(), purge.id());
            Violation.unless(!(answer instanceof CancelResult.NotFound), "%s does not exist", purge.id());
            if (answer instanceof CancelResult.Cancelled cancelled) {
                Violation.unless(
                        cancelled.progress().status() == PurgeStatus.CANCELLED, "%s is not cancelled", purge.id());
                world.scheduler().reach(CoverageGoal.CANCELLED);
            }
        }
    }

    /** The requests of all clients so far, and their responses. */
    static final class Requests {
        private final List<PurgeRequest> requests = new ArrayList<>();
        private final Map<Key, PurgeId> answers = new HashMap<>();

        private void checkSame(PurgeRequest request, PurgeId answer) {
            request.idempotencyKey().ifPresent(key -> {
                Key keyOfRequest = new Key(request.caller().account().id(), key.value());
                PurgeId first = answers.computeIfAbsent(keyOfRequest, none -> answer);
                Violation.unless(first.equals(answer), "%s returns both %s and %s", keyOfRequest, first, answer);
            });
        }

        private record Key(AccountId account, String value) {}
    }
}
