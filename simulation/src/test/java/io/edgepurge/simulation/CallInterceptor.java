package io.edgepurge.simulation;

import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intercepts the calls to a port, and may change their arguments and results. */
@FunctionalInterface
interface CallInterceptor {
    /** Returns the result for the caller. */
    @Nullable
    Object intercept(Call call) throws Throwable;

    /** Returns a proxy of a port that passes its calls to this interceptor. */
    default <T> T over(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        intercept(new Call(type, method, arguments == null ? List.of() : List.of(arguments), port))));
    }
}
