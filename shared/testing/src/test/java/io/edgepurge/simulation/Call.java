package io.edgepurge.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One call to a port, before it is made. */
record Call(Class<?> type, Method method, Object[] arguments, Object port) {

    /** The port and its method, as in {@code PlanStore.replace}. */
    String point() {
        return type.getSimpleName() + "." + method.getName();
    }

    boolean is(String point) {
        return method.getName().length() + type.getSimpleName().length() + 1 == point.length()
                && point.endsWith(method.getName())
                && point.startsWith(type.getSimpleName());
    }

    /** The n-th argument, counted from 0. */
    <T> T argument(int index, Class<T> as) {
        return as.cast(arguments[index]);
    }

    @Nullable Object proceed() throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The same call with another argument. */
    Call with(int index, Object argument) {
        Object[] changed = arguments.clone();
        changed[index] = argument;
        return new Call(type, method, changed, port);
    }
}
