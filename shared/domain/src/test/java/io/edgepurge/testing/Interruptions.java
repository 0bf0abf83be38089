package io.edgepurge.testing;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Comes between somebody who works over some ports and one of his calls, once: before the call is done, or after it is
 * done and before the answer arrives. Kills him there, as a crash would, or lets something else happen first. Not for use
 * by several threads.
 */
public final class Interruptions {
    private final List<String> calls = new ArrayList<>();
    private final Predicate<Moment> isHere;
    private final Runnable happens;
    private boolean over;

    private Interruptions(Predicate<Stop> where, Runnable happens) {
        this.isHere = moment -> where.test(new Stop(calls.size(), moment));
        this.happens = happens;
    }

    private Interruptions(String call, Moment moment, Runnable happens) {
        this.isHere = now -> now == moment && calls.getLast().equals(call);
        this.happens = happens;
    }

    /** Never stops, and notes every call. */
    public static Interruptions none() {
        return new Interruptions(stop -> false, () -> {});
    }

    /** Kills him with {@link StoreUnavailable}. */
    public static Interruptions at(Stop stop) {
        return at(stop, () -> {
            throw new StoreUnavailable("interrupted " + stop);
        });
    }

    /** Something else happens, and then he goes on. */
    public static Interruptions at(Stop stop, Runnable meanwhile) {
        return new Interruptions(stop::equals, meanwhile);
    }

    /** Something else happens before his first call to this method, as in {@code PlanStore.replace}; then he goes on. */
    public static Interruptions before(String call, Runnable meanwhile) {
        return new Interruptions(call, Moment.BEFORE, meanwhile);
    }

    /** The same after it, when the answer is on its way. */
    public static Interruptions after(String call, Runnable meanwhile) {
        return new Interruptions(call, Moment.AFTER, meanwhile);
    }

    /** The same port, with the interruption. */
    public <T> T over(Class<T> type, T port) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(type.getSimpleName() + "." + method.getName());
                    interruptIf(Moment.BEFORE);
                    try {
                        Object answer = method.invoke(port, arguments);
                        interruptIf(Moment.AFTER);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** All ports through which a worker reads, writes and calls, with the interruption. */
    public ReconcilePorts over(ReconcilePorts ports) {
        return new ReconcilePorts(
                over(PlanStore.class, ports.plans()),
                over(PurgeQueue.class, ports.queue()),
                over(ItemStore.class, ports.items()),
                over(TokenBucketStore.class, ports.tokenBuckets()),
                over(InvalidationApi.class, ports.invalidationApi()),
                ports.observer(),
                ports.clock(),
                ports.planIds());
    }

    /** The calls made so far, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void interruptIf(Moment moment) {
        if (!over && isHere.test(moment)) {
            over = true;
            happens.run();
        }
    }

    /** On which side of a call. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** Where to stop: at the n-th call, counted from 1. */
    public record Stop(int call, Moment moment) {}
}
