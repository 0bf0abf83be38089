package io.edgepurge.invoke;

import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.request.InvokeBody;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.InvokeResponses;
import java.nio.charset.StandardCharsets;

/** An event that runs the code of a real one before a snapshot: a purge of one URL. */
final class PrimingEvent {
    private static final byte[] EVENT =
            """
            {"account": "%s", "urls": ["%s"], "idempotencyKey": "priming"}""".formatted(PrimingAccounts.ACCOUNT, PrimingAccounts.URL).getBytes(StandardCharsets.UTF_8);

    private PrimingEvent() {}

    /**
     * Handles the event.
     *
     * @param wiring adapters that change nothing, and {@link PrimingAccounts}
     * @throws IllegalStateException if the event is not accepted
     */
    static void handle(Wiring wiring) {
        if (InvokeBody.parse(EVENT) instanceof Understood<InvokeBody>(InvokeBody body)) {
            Account account =
                    wiring.accounts().find(new AccountId(body.account())).orElseThrow();
            if (wiring.purgeService().accept(body.requestFor(account)) instanceof Accepted accepted) {
                String _ = InvokeResponses.accepted(accepted, wiring.clock().instant());
                return;
            }
        }
        throw new IllegalStateException("the priming event was not accepted");
    }
}
