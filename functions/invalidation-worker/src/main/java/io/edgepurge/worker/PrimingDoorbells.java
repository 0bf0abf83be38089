package io.edgepurge.worker;

import io.edgepurge.aws.SqsBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Doorbells that run the code of real ones before a snapshot: a reconcile pass and a sweep. */
final class PrimingDoorbells {
    private static final int ENOUGH_MILLIS = 120_000;

    private final InvalidationWorkerHandler handler;

    /** @param wiring adapters that change nothing */
    PrimingDoorbells(Wiring wiring) {
        this.handler = new InvalidationWorkerHandler(wiring);
    }

    /** @throws IllegalStateException if a message fails, for example because AWS denies access */
    void deliver(String distribution) {
        String event = """
                {"Records":[{"messageId":"1","body":"{\\"distribution\\":\\"%s\\"}"},{"messageId":"2","body":"{\\"sweep\\":true}"}]}""".formatted(distribution);
        byte[] response = handler.handle(event.getBytes(StandardCharsets.UTF_8), "priming", () -> ENOUGH_MILLIS);
        if (!Arrays.equals(response, SqsBatch.failures(List.of()))) {
            throw new IllegalStateException("a priming doorbell failed");
        }
    }
}
