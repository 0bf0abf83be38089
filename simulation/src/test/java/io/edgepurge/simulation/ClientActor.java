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
    private static final int MOST_QUIET_REQUESTS = 3;
    private static final Duration KEY_RETENTION = Duration.ofHours(24);
    private static final Duration SLOWEST_FUNCTION = Duration.ofSeconds(10);

    /** The latest start time of a purge, in milliseconds from now: later than the latest doorbell that a worker schedules. */
    private static final int LATEST_START = 900_000;

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

    /** Sends purges after the faults, when nothing delays them. */
    void actWhenQuiet() {
        SeededRandom random = world.random();
        while (world.scheduler().now().isBefore(world.checker().quietFrom())) {
            world.scheduler().pause(Duration.ofSeconds(10));
        }
        int requests = random.between(1, MOST_QUIET_REQUESTS);
        for (int n = 0; n < requests; n++) {
            world.scheduler().pause(Duration.ofMillis(random.between(0, 20_000)));
            send(newRequest(random));
        }
        sent.finished = true;
    }

    boolean allAreSent() {
        return sent.finished;
    }

    private PurgeRequest newRequest(SeededRandom random) {
        Caller caller = world.urls().someCaller();
        PurgeRequest request = random.chance(0.1) ? byImageKit(caller) : byApi(caller, random);
        sent.requests.add(request);
        return request;
    }

    /** Returns a call of ImageKit's client, which has no idempotency key and no options. */
    private PurgeRequest byImageKit(Caller caller) {
        PurgeSpec wanted = PurgeSpec.urls(world.urls().one(caller.account()));
        return new PurgeRequest(caller, PurgeSource.IMAGEKIT, wanted, Optional.empty());
    }

    private PurgeRequest byApi(Caller caller, SeededRandom random) {
        Optional<IdempotencyKey> key =
                random.chance(0.8) ? Optional.of(new IdempotencyKey("key-" + sent.requests.size())) : Optional.empty();
        PurgeSpec wanted = new PurgeSpec(
                world.urls().some(caller.account()), world.urls().someTags(caller.account()), options(random));
        return new PurgeRequest(caller, PurgeSource.API, wanted, key);
    }

    private PurgeOptions options(SeededRandom random) {
        PurgeOptions options = random.chance(0.5)
                ? PurgeOptions.NONE.withSpellings(Optional.of(CoveredSpellings.ALL))
                : PurgeOptions.NONE;
        return random.chance(0.1)
                ? options.withNotBefore(
                        Optional.of(world.scheduler().now().plusMillis(random.between(-5_000, LATEST_START))))
                : options;
    }

    private void send(PurgeRequest request) {
        boolean done = false;
        for (int attempt = 0; !done && attempt < MAX_ATTEMPTS; attempt++) {
            done = sendOnce(attempt == 0 ? request : retryOf(request));
            world.scheduler().current().diesAt = Long.MAX_VALUE;
            world.scheduler().pause(Duration.ofSeconds(world.random().between(1, 5)));
        }
    }

    /** Marks a retry as ImageKit's client does. */
    private static PurgeRequest retryOf(PurgeRequest request) {
        boolean marked = request.source() == PurgeSource.IMAGEKIT;
        return new PurgeRequest(request.caller(), request.source(), request.spec(), request.idempotencyKey(), marked);
    }

    private boolean sendOnce(PurgeRequest request) {
        try {
            world.scheduler().setTimeout(SLOWEST_FUNCTION);
            world.scheduler().current().sends = Optional.of(request);
            return check(request, world.purgeService().accept(request));
        } catch (StoreUnavailable | Crash noResponse) {
            return request.source() == PurgeSource.API
                    && request.idempotencyKey().isEmpty();
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

    /**
     * Repeats the requests that were answered, hours later. Each must return the first purge; the checker sees any charge.
     * Idempotency keys are kept for 24 hours.
     */
    void repeatHoursLater() {
        Duration age =
                Duration.between(world.scenario().start(), world.scheduler().now());
        int latest = Math.toIntExact(KEY_RETENTION.minus(age).toMinutes()) - 10;
        world.scheduler().pause(Duration.ofMinutes(world.random().between(125, latest)));
        for (PurgeRequest request : sent.answered()) {
            world.scheduler().current().sends = Optional.of(request);
            if (!(world.purgeService().accept(request) instanceof PurgeResult.Accepted again)) {
                throw new Violation("a request is refused when it is repeated: " + request);
            }
            sent.checkSame(request, again.progress().purge().id());
            world.scheduler().reach(CoverageGoal.KEY_REPEATED_AFTER_HOURS);
        }
        world.scheduler().pause(Duration.ofMinutes(2));
    }

    /** The requests of all clients so far, and their responses. */
    static final class Requests {
        private final List<PurgeRequest> requests = new ArrayList<>();
        private final Map<Key, PurgeId> answers = new HashMap<>();
        private boolean finished;

        /** Returns the requests with an idempotency key whose purge is known. */
        private List<PurgeRequest> answered() {
            return requests.stream()
                    .filter(request ->
                            Key.of(request).filter(answers::containsKey).isPresent())
                    .toList();
        }

        private void checkSame(PurgeRequest request, PurgeId answer) {
            Key.of(request).ifPresent(key -> {
                PurgeId first = answers.computeIfAbsent(key, none -> answer);
                Violation.unless(first.equals(answer), "%s returns both %s and %s", key, first, answer);
            });
        }

        private record Key(AccountId account, String value) {
            static Optional<Key> of(PurgeRequest request) {
                return request.idempotencyKey()
                        .map(key -> new Key(request.caller().account().id(), key.value()));
            }
        }
    }
}
