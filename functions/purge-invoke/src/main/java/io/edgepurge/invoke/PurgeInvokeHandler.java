package io.edgepurge.invoke;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.BulkPurgeService;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.wire.InvokeBody;
import io.edgepurge.wire.InvokeResponses;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeResponse;
import io.edgepurge.wire.SupportContact;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes purges from schedules and other functions: the event is the request, with the account it is for and an
 * idempotency key. A list of more items than a purge holds becomes several. Whoever may invoke it may purge for every
 * account. What is not accepted fails the invocation, with the problem as its error message.
 */
public final class PurgeInvokeHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(PurgeInvokeHandler.class.getName());

    /** After that no further purge of a list is begun: the AWS SDKs wait 30 s for an answer unless told otherwise. */
    private static final Duration TIME_FOR_A_LIST = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final PurgeService purgeService;
    private final BulkPurgeService lists;
    private final SupportContact support;
    private final Clock clock;

    /** Called once by Lambda, in the init phase: every client and setting is made here or the function fails to start. */
    public PurgeInvokeHandler() {
        this(Wiring.from(System.getenv()));
    }

    PurgeInvokeHandler(Wiring wiring) {
        this.accounts = wiring.accounts();
        this.purgeService = wiring.purgeService();
        this.lists = new BulkPurgeService(wiring.purgeService());
        this.support = wiring.support();
        this.clock = wiring.clock();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        byte[] asked = event.readAllBytes();
        String said = CurrentRequest.during(context.getAwsRequestId(), () -> answerTo(asked));
        answer.write(said.getBytes(StandardCharsets.UTF_8));
    }

    private String answerTo(byte[] event) {
        return switch (InvokeBody.parse(event)) {
            case Understood<InvokeBody>(InvokeBody body) -> purge(body);
            case Rejected<InvokeBody>(Problem problem) -> throw new PurgeNotAccepted(problem);
        };
    }

    private String purge(InvokeBody body) {
        try {
            Account account = account(body)
                    .orElseThrow(
                            () -> new PurgeNotAccepted(Problem.accountNotFound().naming(support)));
            PurgeRequest request = body.requestFor(account);
            return request.asked().size() > PurgeService.MAX_ITEMS ? purgeList(request) : purge(request);
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "The store is unavailable", e);
            throw new PurgeNotAccepted(Problem.unavailable());
        }
    }

    private String purge(PurgeRequest request) {
        Instant now = clock.instant();
        return switch (PurgeResponse.of(purgeService.accept(request), now)) {
            case PurgeResponse.Purged(Accepted accepted) -> InvokeResponses.accepted(accepted, now);
            case PurgeResponse.Refused(Problem problem) -> throw new PurgeNotAccepted(problem.naming(support));
        };
    }

    private String purgeList(PurgeRequest request) {
        Instant now = clock.instant();
        Instant end = now.plus(TIME_FOR_A_LIST);
        BulkPurgeResult answer = lists.accept(request, () -> clock.instant().isAfter(end));
        return switch (answer) {
            case BulkPurgeResult.Complete complete -> InvokeResponses.accepted(complete, now);
            case BulkPurgeResult.Stopped stopped ->
                throw new PurgeNotAccepted(PurgeResponse.problemOf(stopped, now).naming(support), stopped);
            case BulkPurgeResult.OutOfTime late -> throw new PurgeNotAccepted(PurgeResponse.problemOf(late), late);
            case BulkPurgeResult.Unanswered silence -> {
                LOG.log(Level.WARNING, "The store is unavailable", silence.cause());
                throw new PurgeNotAccepted(PurgeResponse.problemOf(silence), silence);
            }
        };
    }

    private Optional<Account> account(InvokeBody body) {
        try {
            return accounts.find(new AccountId(body.account()));
        } catch (IllegalArgumentException e) {
            // What an id may look like is for the domain to say; nobody has one that does not.
            return Optional.empty();
        }
    }
}
