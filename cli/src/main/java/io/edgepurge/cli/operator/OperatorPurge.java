package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.QueueOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.BulkPurgeService;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PreviewResult;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.ProtectedFolders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Purges for an account with AWS credentials, directly against the table. Operator purges bypass the wildcard rules and the
 * quota, and have the source {@code operator}. The options are part of the command {@code purge}.
 *
 * <p>Every method throws {@link CommandFailure} if the table does not respond or the account does not exist.
 */
public final class OperatorPurge {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final QueueOptions queue;

    @Option(
            names = "--as-operator",
            description = "purge directly against the table with AWS credentials, bypassing wildcard rules and quota")
    private boolean requested;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "ID of the account to purge for; only with --as-operator")
    private Optional<String> account = Optional.empty();

    public OperatorPurge(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
        this.queue = new QueueOptions(session);
    }

    /** Returns whether {@code --as-operator} is set. */
    public boolean requested() {
        return requested;
    }

    /** Requests a purge of any length. The same request with the same key continues where it stopped. */
    public BulkPurgeResult accept(PurgeSpec wanted, Optional<IdempotencyKey> key) {
        BulkPurgeResult result = acceptWithWarnings(wanted, key);
        if (!result.purges().isEmpty() && queue.url().isEmpty()) {
            session.printMessage(
                    "Without --queue-url, the worker is not notified. The purge starts within a minute, with the next sweep.");
        }
        return result;
    }

    private BulkPurgeResult acceptWithWarnings(PurgeSpec wanted, Optional<IdempotencyKey> key) {
        try (LibraryWarnings _ = LibraryWarnings.printedBy(session)) {
            return stack().call(aws -> new BulkPurgeService(purgeService(aws))
                    .accept(PurgeRequest.byOperator(StackAccess.account(aws, id()), wanted, key), () -> false));
        }
    }

    /** Returns what a request of at most 100 items would do. */
    public PreviewResult preview(PurgeSpec wanted) {
        return stack().call(aws -> purgeService(aws)
                .preview(PurgeRequest.byOperator(StackAccess.account(aws, id()), wanted, Optional.empty())));
    }

    /** Returns the progress of a purge of the account; empty if the ID is unknown. */
    public Optional<PurgeProgress> find(PurgeId purge) {
        return stack().call(aws -> aws.purgeStore().find(id(), purge));
    }

    private StackAccess stack() {
        Map<String, String> variables = new HashMap<>(stack.variables());
        queue.url().ifPresent(url -> variables.put("DOORBELL_QUEUE_URL", url));
        return new StackAccess(variables);
    }

    private PurgeService purgeService(AwsWiring aws) {
        // operator purges bypass all wildcard rules, including those for protected folders
        PurgePorts ports =
                queue.url().isPresent() ? aws.purgePorts(PurgeObserver.NONE) : aws.purgePortsWithoutDoorbells();
        return new PurgeService(ports, ProtectedFolders.DEFAULT);
    }

    private AccountId id() {
        String text = account.orElseThrow(
                () -> new CommandFailure(ExitCode.REFUSED, "--as-operator needs an account. Add --account ID."));
        return CommandFailure.validated(() -> new AccountId(text));
    }
}
