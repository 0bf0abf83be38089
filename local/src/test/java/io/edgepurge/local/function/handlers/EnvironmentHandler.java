package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Returns its environment. */
public final class EnvironmentHandler implements RequestHandler<Object, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Object event, Context context) {
        return System.getenv();
    }
}
