package io.edgepurge.simulation;

import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.simulation.Scenario.Odds;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Injects faults into calls to ports. A call takes time, in which other actors run. It may not be delivered, lose its response,
 * or meet a version conflict, and its caller may be killed before or after it.
 */
final class FaultInjector implements CallInterceptor {
    private static final Duration SLOWEST = Duration.ofSeconds(15);

    private static final Set<String> RETURN_FALSE_ON_CONFLICT = Set.of(
            "PlanStore.replace",
            "PlanStore.moveNextDoorbell",
            "PlanStore.recordPoll",
            "PlanStore.recordRejections",
            "TokenBucketStore.replace",
            "PurgeStore.cancel",
            "ClearanceStore.updateLease",
            "ClearanceStore.backOff",
            "ClearanceStore.cleared",
            "ClearanceStore.giveUp");

    private static final Set<String> NEVER_FAIL = Set.of("Doorbells");

    private final World world;
    private final SeededRandom random;
    private final VirtualScheduler scheduler;

    FaultInjector(World world) {
        this.world = world;
        this.random = world.random();
        this.scheduler = world.scheduler();
    }

    @Override
    public @Nullable Object intercept(Call call) throws Throwable {
        Odds odds = world.scenario().odds();
        boolean calm = world.isCalm();
        scheduler.pause(latency(odds, calm));
        scheduler.step(call.point());
        if (calm) {
            return proceed(call);
        }
        double roll = random.roll();
        if (roll < odds.crash()) {
            return crash(call);
        }
        roll -= odds.crash();
        double failing = failing(call, odds);
        if (roll < failing) {
            return fail(call);
        }
        return roll - failing < odds.conflict() ? conflict(call) : proceed(call);
    }

    private Duration latency(Odds odds, boolean calm) {
        boolean slow = !calm && random.chance(odds.slow());
        return Duration.ofMillis(random.between(1, slow ? (int) SLOWEST.toMillis() : odds.latencyMillis()));
    }

    private static double failing(Call call, Odds odds) {
        String port = call.type().getSimpleName();
        if (NEVER_FAIL.contains(port)) {
            return 0;
        }
        return port.equals("InvalidationApi") || port.equals("OriginCacheClient")
                ? odds.unanswered()
                : odds.unavailable();
    }

    private @Nullable Object crash(Call call) throws Throwable {
        if (random.chance(0.5)) {
            throw new Crash("before " + call.point());
        }
        proceed(call);
        throw new Crash("after " + call.point());
    }

    private Object fail(Call call) throws Throwable {
        boolean done = random.chance(0.5);
        if (done) {
            proceed(call);
        }
        scheduler.reach(done ? CoverageGoal.RESPONSE_LOST : CoverageGoal.NOT_DELIVERED);
        scheduler.note(() -> call.point() + (done ? " is executed, but its response is lost" : " is not delivered"));
        return switch (call.point()) {
            case "InvalidationApi.createInvalidation" -> new InvalidationOutcome.Unanswered();
            case "InvalidationApi.progressOf" -> new InvalidationProgress.Unknown();
            case "InvalidationApi.recentInvalidations" -> new RecentInvalidations.Unanswered();
            case "OriginCacheClient.clear" -> new ClearResult.Unanswered("did not respond within 5 s");
            default -> throw new StoreUnavailable(call.point() + (done ? ": response lost" : ": not delivered"));
        };
    }

    /** Simulates a version conflict. */
    private @Nullable Object conflict(Call call) throws Throwable {
        if (RETURN_FALSE_ON_CONFLICT.contains(call.point())) {
            scheduler.reach(CoverageGoal.CONFLICT);
            scheduler.note(() -> call.point() + " meets a version conflict");
            return false;
        }
        return switch (call.point()) {
            case "PlanStore.end", "PlanStore.beginCall" -> Optional.empty();
            case "PurgeStore.accept" -> new AcceptResult.Busy();
            default -> proceed(call);
        };
    }

    private @Nullable Object proceed(Call call) throws Throwable {
        Object answer = call.proceed();
        scheduler.note(() -> call.point() + CallDescription.of(call.arguments()) + " -> " + CallDescription.of(answer));
        return answer;
    }
}
