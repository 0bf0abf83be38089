package io.edgepurge.invoke;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.BulkPurgeResult.Complete;
import io.edgepurge.domain.purge.BulkPurgeResult.Incomplete;
import io.edgepurge.domain.purge.BulkPurgeResult.Unanswered;
import io.edgepurge.domain.purge.BulkPurgeService;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.request.InvokeBody;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.BulkPurgeProblems;
import io.edgepurge.response.InvokeResponses;
import io.edgepurge.response.Problem;
import io.edgepurge.response.RefusalProblems;
import io.edgepurge.response.SupportContact;
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
 * Accepts purges from schedules and other Lambda functions. The event is the request, with an account id and an idempotency key. A
 * list with more items than a purge holds becomes several purges. Permission to invoke the function is permission to purge for
 * every account. A refused request fails the invocation with the problem as its error message.
 */
public final class PurgeInvokeHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(PurgeInvokeHandler.class.getName());

    /** The time after which no further purge of a list starts. By default, the AWS SDKs wait 30 s for a response. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final PurgeService purgeService;
    private final BulkPurgeService bulkPurgeService;
    private final RunRecorder runs;
    private final SupportContact support;
    private final Clock clock;

    /** Called by Lambda in the init phase. Creates all clients and reads all settings, so errors fail the start. */
    public PurgeInvokeHandler() {
        this(Wiring.from(System.getenv()));
    }

    PurgeInvokeHandler(Wiring wiring) {
        this.accounts = wiring.accounts();
        this.purgeService = wiring.purgeService();
        this.bulkPurgeService = new BulkPurgeService(wiring.purgeService());
        this.runs = new RunRecorder(wiring.scheduleRuns(), wiring.clock());
        this.support = wiring.support();
        this.clock = wiring.clock();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        output.write(handle(event.readAllBytes(), context.getAwsRequestId()));
    }

    byte[] handle(byte[] event, String requestId) {
        return CurrentRequest.during(requestId, () -> purge(event, requestId)).getBytes(StandardCharsets.UTF_8);
    }

    private String purge(byte[] event, String requestId) {
        try {
            return switch (InvokeBody.parse(event)) {
                case Understood<InvokeBody>(InvokeBody body) -> accept(body);
                case Rejected<InvokeBody>(Problem problem) -> throw new PurgeNotAccepted(problem);
            };
        } catch (PurgeNotAccepted e) {
            throw e;
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "The store is unavailable", e);
            throw new PurgeNotAccepted(Problem.unavailable());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // other errors, such as too little memory, end the process, so that Lambda starts a new one
            LOG.log(Level.ERROR, "An invocation failed unexpectedly", e);
            throw new PurgeNotAccepted(Problem.internalError(requestId));
        }
    }

    private String accept(InvokeBody body) {
        Optional<Account> account = findAccount(body);
        if (account.isEmpty()) {
            throw new PurgeNotAccepted(Problem.accountNotFound().withSupport(support));
        }
        PurgeRequest request = body.requestFor(account.get());
        return request.spec().size() > PurgeService.MAX_ITEMS ? acceptList(body, request) : acceptOne(body, request);
    }

    private String acceptOne(InvokeBody body, PurgeRequest request) {
        Instant now = clock.instant();
        return switch (purgeService.accept(request)) {
            case Accepted accepted -> {
                runs.accepted(body, accepted.progress().purge().id());
                yield InvokeResponses.accepted(accepted, now);
            }
            case Refusal refusal -> {
                Problem problem = RefusalProblems.of(refusal, now).withSupport(support);
                runs.refused(body, problem);
                throw new PurgeNotAccepted(problem);
            }
        };
    }

    private String acceptList(InvokeBody body, PurgeRequest request) {
        Instant now = clock.instant();
        Instant end = now.plus(TIME_LIMIT);
        return switch (bulkPurgeService.accept(request, () -> clock.instant().isAfter(end))) {
            case Complete complete -> {
                runs.accepted(
                        body, complete.purges().getFirst().progress().purge().id());
                yield InvokeResponses.acceptedList(complete, now);
            }
            case Incomplete incomplete -> {
                if (incomplete instanceof Unanswered unanswered) {
                    LOG.log(Level.WARNING, "The store is unavailable", unanswered.cause());
                }
                Problem problem = BulkPurgeProblems.of(incomplete, now).withSupport(support);
                runs.refused(body, problem);
                throw new PurgeNotAccepted(problem, incomplete);
            }
        };
    }

    private Optional<Account> findAccount(InvokeBody body) {
        try {
            return accounts.find(new AccountId(body.account()));
        } catch (IllegalArgumentException e) {
            // The domain defines the format of an account id; no account has a malformed one.
            return Optional.empty();
        }
    }
}
