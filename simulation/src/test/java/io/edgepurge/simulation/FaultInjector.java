package io.edgepurge.simulation;

import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.simulation.Scenario.Odds;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What befalls a call to a port: it takes its time, during which others act; it finds nobody, or is not answered; it loses
 * against somebody else; or the caller is killed before it or after it.
 */
final class FaultInjector implements ObservedInvalidationApi {
    private static final Duration SLOWEST = Duration.ofSeconds(15);

    private static final Set<String> MAY_SAY_FALSE = Set.of(
            "PlanStore.replace",
            "PlanStore.moveNextDoorbell",
            "TokenBucketStore.replace",
            "PurgeStore.cancel",
            "ClearanceStore.updateLease",
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
    public @Nullable Object on(Call call) throws Throwable {
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
        return roll - failing < odds.conflict() ? lose(call) : proceed(call);
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
        scheduler.saw(done ? CoverageGoal.DONE_BUT_UNANSWERED : CoverageGoal.NOBODY_REACHED);
        scheduler.note(() -> call.point() + (done ? " is done, but not answered" : " reaches nobody"));
        return switch (call.point()) {
            case "InvalidationApi.createInvalidation" -> new InvalidationOutcome.Unanswered();
            case "InvalidationApi.progressOf" -> new InvalidationProgress.Unknown();
            case "OriginCacheClient.clear" -> new ClearResult.Unanswered("did not respond within 5 s");
            default -> throw new StoreUnavailable(call.point() + (done ? " not answered" : " not reached"));
        };
    }

    /** Somebody else was writing at the same moment. */
    private @Nullable Object lose(Call call) throws Throwable {
        if (MAY_SAY_FALSE.contains(call.point())) {
            scheduler.saw(CoverageGoal.CONFLICT);
            scheduler.note(() -> call.point() + " loses");
            return false;
        }
        return switch (call.point()) {
            case "PlanStore.end" -> Optional.empty();
            case "PurgeStore.accept" -> new AcceptResult.Busy();
            default -> proceed(call);
        };
    }

    private @Nullable Object proceed(Call call) throws Throwable {
        Object answer = call.proceed();
        scheduler.note(() -> call.point() + Journal.of(call.arguments()) + " -> " + Journal.of(answer));
        return answer;
    }
}
