package io.edgepurge.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Behaves as the event says. Returns any other event unchanged. */
public final class ScriptedHandler implements RequestStreamHandler {
    public static final String COUNT = "\"count\"";
    public static final String ENVIRONMENT = "\"environment\"";
    public static final String EXIT = "\"exit\"";
    public static final String HANG = "\"hang\"";
    public static final String MEET = "\"meet\"";
    public static final String THROW = "\"throw\"";

    private final AtomicInteger counted = new AtomicInteger();
    private final CyclicBarrier barrier = new CyclicBarrier(2);

    public ScriptedHandler() {
        System.out.println("constructed");
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        response.write(responseTo(text, context).getBytes(StandardCharsets.UTF_8));
    }

    private String responseTo(String event, Context context) {
        return switch (event) {
            case COUNT -> String.valueOf(counted.incrementAndGet());
            case ENVIRONMENT -> json(System.getenv());
            case EXIT -> {
                Runtime.getRuntime().halt(3);
                yield "";
            }
            case HANG -> hang();
            case MEET -> meet();
            case THROW -> {
                context.getLogger().log("invoked");
                throw new IllegalStateException("not today");
            }
            default -> event;
        };
    }

    private static String json(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns when two events have arrived. */
    private String meet() {
        try {
            barrier.await();
            return "met";
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
