package io.edgepurge.invoke;

import io.edgepurge.aws.PrimingAccounts;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An event that runs the code of a real one before a snapshot: a purge of one URL. */
final class PrimingEvent {
    private final PurgeInvokeHandler handler;

    /** @param wiring adapters that change nothing, and the account of {@link PrimingAccounts} */
    PrimingEvent(Wiring wiring) {
        this.handler = new PurgeInvokeHandler(wiring);
    }

    /** @throws PurgeNotAccepted if the event is not accepted, for example because AWS denies access */
    void send() {
        String event = """
                {"account": "%s", "urls": ["%s"], "idempotencyKey": "%s"}""".formatted(PrimingAccounts.ACCOUNT, PrimingAccounts.URL, UUID.randomUUID());
        byte[] _ = handler.handle(event.getBytes(StandardCharsets.UTF_8), "priming");
    }
}
