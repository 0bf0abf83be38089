package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Throws in its constructor. */
public final class FailingConstructorHandler implements RequestHandler<String, String> {
    public FailingConstructorHandler() {
        throw new IllegalArgumentException("environment variable X is missing");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
