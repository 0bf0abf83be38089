package io.edgepurge.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A function's handler that takes and returns JSON bytes, with the serialization that Lambda uses. */
@FunctionalInterface
interface Handler {
    byte[] handle(byte[] event, Context context) throws IOException;

    /**
     * Constructs the handler with its public constructor. Rethrows the constructor's exception, as Lambda does. A child class
     * loader loads the jar, so that code that searches only the system class path fails here as it does in Lambda.
     */
    static Handler in(Path jar, String className) throws Throwable {
        ClassLoader function = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Handler.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(function);
        try {
            return of(Class.forName(className, true, function).getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Handler of(Object handler) {
        return switch (handler) {
            case RequestStreamHandler streams -> streaming(streams);
            case RequestHandler<?, ?> typed -> PojoHandler.of(typed);
            default ->
                throw new IllegalArgumentException(
                        handler.getClass().getName() + " is neither a RequestHandler nor a RequestStreamHandler");
        };
    }

    private static Handler streaming(RequestStreamHandler handler) {
        return (event, context) -> {
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), response, context);
            return response.toByteArray();
        };
    }
}
