package io.edgepurge.simulation;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
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

/** Asks for purges; asks again under the same key when it got no answer, and now and then when it got one. */
record Client(World world, SoFar asked) implements Actor.Role {
    private static final int PATIENCE = 4;
    private static final Duration SLOWEST_FUNCTION = Duration.ofSeconds(10);

    @Override
    public void act() {
        SeededRandom random = world.random();
        int requests = world.scenario().population().requestsEach();
        int span = Math.toIntExact(world.scenario().trouble().toMillis()) / requests;
        for (int n = 0; n < requests; n++) {
            world.scheduler().pause(Duration.ofMillis(random.between(0, span)));
            boolean repeat = !asked.requests.isEmpty() && random.chance(0.3);
            ask(repeat ? random.oneOf(asked.requests) : newRequest(random));
        }
    }

    private PurgeRequest newRequest(SeededRandom random) {
        Caller caller = random.oneOf(world.urls().callers());
        Optional<IdempotencyKey> key =
                random.chance(0.8) ? Optional.of(new IdempotencyKey("key-" + asked.requests.size())) : Optional.empty();
        PurgeSpec wanted = new PurgeSpec(
                world.urls().some(caller.account()), world.urls().someTags(caller.account()), PurgeOptions.NONE);
        PurgeRequest request = new PurgeRequest(caller, PurgeSource.API, wanted, key);
        asked.requests.add(request);
        return request;
    }

    private void ask(PurgeRequest request) {
        boolean answered = false;
        for (int attempt = 0; !answered && attempt < PATIENCE; attempt++) {
            answered = askOnce(request);
            world.scheduler().current().diesAt = Long.MAX_VALUE;
            world.scheduler().pause(Duration.ofSeconds(world.random().between(1, 5)));
        }
    }

    private boolean askOnce(PurgeRequest request) {
        try {
            world.scheduler().limit(SLOWEST_FUNCTION);
            return understood(request, world.purgeService().accept(request));
        } catch (StoreUnavailable | Crash noAnswer) {
            return request.idempotencyKey().isEmpty();
        }
    }

    private boolean understood(PurgeRequest request, PurgeResult answer) {
        return switch (answer) {
            case PurgeResult.Accepted accepted -> {
                asked.same(request, accepted.progress().purge().id());
                cancel(accepted.progress().purge());
                yield true;
            }
            case Refusal.QuotaExceeded exceeded -> true;
            case Refusal.Busy busy -> false;
            case Refusal.KeyTaken taken -> throw new Violation("a key is taken by its own request: " + taken);
            case Refusal.ItemsRefused refused -> throw new Violation("good URLs are refused: " + refused);
            case Refusal.ItemsForbidden forbidden -> throw new Violation("a good key is refused: " + forbidden);
            case Refusal.RequestRefused refused -> throw new Violation("a good request is refused: " + refused);
        };
    }

    /** Now and then it was a mistake. */
    private void cancel(Purge purge) {
        if (world.random().chance(0.3)) {
            world.scheduler().pause(Duration.ofMillis(world.random().between(1, 3_000)));
            CancelResult answer = world.cancelService().cancel(purge.account(), purge.id());
            Violation.unless(!(answer instanceof CancelResult.NotFound), "%s is not there", purge.id());
            if (answer instanceof CancelResult.Cancelled cancelled) {
                Violation.unless(
                        cancelled.progress().status() == PurgeStatus.CANCELLED, "%s is not cancelled", purge.id());
                world.scheduler().saw(CoverageGoal.CANCELLED);
            }
        }
    }

    /** What all clients have asked for so far. */
    static final class SoFar {
        private final List<PurgeRequest> requests = new ArrayList<>();
        private final Map<Key, PurgeId> answers = new HashMap<>();

        private void same(PurgeRequest request, PurgeId answer) {
            request.idempotencyKey().ifPresent(key -> {
                Key asked = new Key(request.caller().account().id(), key.value());
                PurgeId first = answers.computeIfAbsent(asked, none -> answer);
                Violation.unless(first.equals(answer), "%s is answered with %s and with %s", asked, first, answer);
            });
        }

        private record Key(AccountId account, String value) {}
    }
}
