package io.edgepurge.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intercepted call to a port. */
record Call(Class<?> type, Method method, List<Object> arguments, Object port) {

    /** Returns the port and its method, such as {@code PlanStore.replace}. */
    String point() {
        return type.getSimpleName() + "." + method.getName();
    }

    boolean is(String point) {
        return point().equals(point);
    }

    /** Returns an argument by its index, counted from 0. */
    <T> T argument(int index, Class<T> as) {
        return as.cast(arguments.get(index));
    }

    /** Returns a collection argument as a list. */
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

    /** Returns the call with one argument replaced. */
    Call with(int index, Object argument) {
        List<Object> changed = new ArrayList<>(arguments);
        changed.set(index, argument);
        return new Call(type, method, changed, port);
    }
}
