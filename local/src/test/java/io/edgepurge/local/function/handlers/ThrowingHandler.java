package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Prints a line, then throws. */
public final class ThrowingHandler implements RequestHandler<Map<String, Object>, String> {
    public ThrowingHandler() {
        System.out.println("made");
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("asked");
        throw new IllegalStateException("not today");
    }
}
