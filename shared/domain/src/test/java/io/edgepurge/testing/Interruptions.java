package io.edgepurge.testing;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.reconcile.VerificationQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Interrupts the caller of some ports once, before or after one of its calls. An interruption either throws, like a crash, or runs
 * another action first. Not for use by several threads.
 */
public final class Interruptions {
    private final List<String> calls = new ArrayList<>();
    private final Predicate<Moment> matches;
    private final Runnable action;
    private boolean done;

    private Interruptions(Predicate<Stop> where, Runnable action) {
        this.matches = moment -> where.test(new Stop(calls.size(), moment));
        this.action = action;
    }

    private Interruptions(String call, Moment moment, Runnable action) {
        this.matches = now -> now == moment && calls.getLast().equals(call);
        this.action = action;
    }

    /** Returns an instance that only records calls. */
    public static Interruptions none() {
        return new Interruptions(stop -> false, () -> {});
    }

    /** Throws {@link StoreUnavailable} at a stop. */
    public static Interruptions at(Stop stop) {
        return at(stop, () -> {
            throw new StoreUnavailable("interrupted " + stop);
        });
    }

    /** Runs an action at a stop and then continues. */
    public static Interruptions at(Stop stop, Runnable meanwhile) {
        return new Interruptions(stop::equals, meanwhile);
    }

    /** Runs an action before the first call of a method, such as {@code PlanStore.replace}, and then continues. */
    public static Interruptions before(String call, Runnable meanwhile) {
        return new Interruptions(call, Moment.BEFORE, meanwhile);
    }

    /** Runs an action after the first call of a method, before the result is returned. */
    public static Interruptions after(String call, Runnable meanwhile) {
        return new Interruptions(call, Moment.AFTER, meanwhile);
    }

    /** Wraps a port with this interruption. */
    public <T> T over(Class<T> type, T port) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(type.getSimpleName() + "." + method.getName());
                    interruptIf(Moment.BEFORE);
                    try {
                        Object result = method.invoke(port, arguments);
                        interruptIf(Moment.AFTER);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** Wraps all ports through which a worker reads, writes, and calls CloudFront. */
    public ReconcilePorts over(ReconcilePorts ports) {
        return new ReconcilePorts(
                over(PlanStore.class, ports.plans()),
                over(PurgeQueue.class, ports.queue()),
                over(ItemStore.class, ports.items()),
                over(TokenBucketStore.class, ports.tokenBuckets()),
                over(InvalidationApi.class, ports.invalidationApi()),
                ports.observer(),
                ports.clock(),
                ports.planIds(),
                over(VerificationQueue.class, ports.verifications()));
    }

    /** Returns the calls made so far, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void interruptIf(Moment moment) {
        if (!done && matches.test(moment)) {
            done = true;
            action.run();
        }
    }

    /** The side of a call. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** The point of an interruption: the n-th call, counted from 1. */
    public record Stop(int call, Moment moment) {}
}
