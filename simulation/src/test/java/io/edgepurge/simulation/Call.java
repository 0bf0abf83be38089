package io.edgepurge.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call to a port, before it is made. */
record Call(Class<?> type, Method method, List<Object> arguments, Object port) {

    /** The port and its method, as in {@code PlanStore.replace}. */
    String point() {
        return type.getSimpleName() + "." + method.getName();
    }

    boolean is(String point) {
        return point().equals(point);
    }

    /** The n-th argument, counted from 0. */
    <T> T argument(int index, Class<T> as) {
        return as.cast(arguments.get(index));
    }

    /** A list among the arguments. */
    <T> List<T> list(int index, Class<T> of) {
        return ((List<?>) arguments.get(index)).stream().map(of::cast).toList();
    }

    @Nullable
    Object proceed() throws Throwable {
        try {
            return method.invoke(port, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The same call with another argument. */
    Call with(int index, Object argument) {
        List<Object> changed = new ArrayList<>(arguments);
        changed.set(index, argument);
        return new Call(type, method, changed, port);
    }
}
