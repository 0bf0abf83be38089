package io.edgepurge.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * A handler for typed events. Selects the serializer as Lambda's runtime does: AWS events have their own, all other types use
 * Jackson.
 *
 * @see
 *     <a href="https://github.com/aws/aws-lambda-java-libs/tree/main/aws-lambda-java-runtime-interface-client">EventHandlerLoader</a>
 */
record PojoHandler<I, O>(
        RequestHandler<I, O> handler, PojoSerializer<I> eventSerializer, PojoSerializer<O> responseSerializer)
        implements Handler {

    static <I, O> Handler of(RequestHandler<I, O> handler) {
        Method method = Arrays.stream(handler.getClass().getMethods())
                .filter(PojoHandler::isHandleRequest)
                .findFirst()
                .orElseThrow();
        return new PojoHandler<I, O>(
                handler, serializer(method.getGenericParameterTypes()[0]), serializer(method.getGenericReturnType()));
    }

    /** Excludes the bridge method that the compiler adds with {@code Object} types. The declared method has the real types. */
    private static boolean isHandleRequest(Method method) {
        return method.getName().equals("handleRequest") && method.getParameterCount() == 2 && !method.isBridge();
    }

    // The caller reads the type from the handler's own method.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> PojoSerializer<T> serializer(Type type) {
        if (type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
            return (PojoSerializer<T>) LambdaEventSerializers.serializerFor(event, event.getClassLoader());
        }
        return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
    }

    @Override
    public byte[] handle(byte[] event, Context context) {
        O response = handler.handleRequest(eventSerializer.fromJson(new ByteArrayInputStream(event)), context);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        responseSerializer.toJson(response, json);
        return json.toByteArray();
    }
}
