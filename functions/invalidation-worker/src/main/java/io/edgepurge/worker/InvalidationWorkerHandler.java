package io.edgepurge.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Holds the place of the function: reads its settings, as it will, and says that there is nothing behind it yet. */
public final class InvalidationWorkerHandler implements RequestStreamHandler {
    private final WorkerConfig config;

    /** Called once by Lambda, in the init phase: a setting that is missing stops the function here. */
    public InvalidationWorkerHandler() {
        this(WorkerConfig.from(System.getenv()));
    }

    InvalidationWorkerHandler(WorkerConfig config) {
        this.config = config;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String body = "{\"statusCode\":501,\"body\":\"" + config.purgeTable() + " waits\"}";
        answer.write(body.getBytes(StandardCharsets.UTF_8));
    }
}
