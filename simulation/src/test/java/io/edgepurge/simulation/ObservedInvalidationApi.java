package io.edgepurge.simulation;

import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sits before a port, sees each call, and may change what comes of it. */
@FunctionalInterface
interface ObservedInvalidationApi {
    /** What the caller gets. */
    @Nullable
    Object on(Call call) throws Throwable;

    /** The same port with the tap before it. */
    default <T> T over(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        on(new Call(type, method, arguments == null ? List.of() : List.of(arguments), port))));
    }
}
