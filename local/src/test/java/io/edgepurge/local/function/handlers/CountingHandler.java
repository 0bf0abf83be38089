package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its events. Hangs on {@code sleep} and exits on {@code die}. */
public final class CountingHandler implements RequestHandler<String, Integer> {
    private final AtomicInteger events = new AtomicInteger();

    @Override
    public Integer handleRequest(String event, Context context) {
        switch (event) {
            case "sleep" -> waitForever();
            case "die" -> Runtime.getRuntime().halt(3);
            default -> {}
        }
        return events.incrementAndGet();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
