package io.edgepurge.local.host;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts an exception into Lambda's error JSON: {@code errorMessage}, {@code errorType}, {@code stackTrace}. */
final class LambdaError {
    private LambdaError() {}

    static ByteArrayOutputStream of(Throwable failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorMessage", String.valueOf(failure.getMessage()));
        error.put("errorType", failure.getClass().getName());
        error.put("stackTrace", stackOf(failure));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(Object.class).toJson(error, json);
        return json;
    }

    private static List<String> stackOf(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .toList();
    }
}
