package io.edgepurge.testing;

import io.edgepurge.domain.purge.LedgerUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops whoever works over some ports at one of their calls, as a crash would: before the call is done, or after it is
 * done and before the answer arrives. Not for use by several threads.
 */
public final class Interruptions {
    private final List<String> calls = new ArrayList<>();
    private final Optional<Stop> stop;

    private Interruptions(Optional<Stop> stop) {
        this.stop = stop;
    }

    /** Never stops, and notes every call. */
    public static Interruptions none() {
        return new Interruptions(Optional.empty());
    }

    /** Stops once. */
    public static Interruptions at(Stop stop) {
        return new Interruptions(Optional.of(stop));
    }

    /** The same port, with the interruption. */
    public <T> T over(Class<T> type, T port) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(type.getSimpleName() + "." + method.getName());
                    stopIf(Moment.BEFORE);
                    try {
                        Object answer = method.invoke(port, arguments);
                        stopIf(Moment.AFTER);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** The calls made so far, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void stopIf(Moment moment) {
        if (stop.filter(new Stop(calls.size(), moment)::equals).isPresent()) {
            throw new LedgerUnavailable("interrupted " + moment + " call " + calls.size() + ", " + calls.getLast());
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
