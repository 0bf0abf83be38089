package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Returns only when two events are in progress at the same time. */
public final class BarrierHandler implements RequestStreamHandler {
    private final CyclicBarrier meeting = new CyclicBarrier(2);

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
        answer.write("met".getBytes(StandardCharsets.UTF_8));
    }
}
