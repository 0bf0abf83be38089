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
 * The operator's way to purge for an account: with AWS credentials, at a desk of its own straight against the table. What is
 * asked for may pass the wildcard rules and the quota, and is recorded as the operator's. Its options are part of the command
 * {@code purge}.
 *
 * <p>Every method throws {@link CommandFailure} if the table does not answer or there is no such account.
 */
public final class OperatorPurge {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final QueueOptions queue;

    @Option(
            names = "--as-operator",
            description = "with AWS credentials, straight against the table: passes the wildcard rules and the quota")
    private boolean asked;

    @Option(names = "--account", paramLabel = "ID", description = "the account to purge for, with --as-operator")
    private Optional<String> account = Optional.empty();

    public OperatorPurge(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
        this.queue = new QueueOptions(session);
    }

    /** Whether the command is to go this way. */
    public boolean requested() {
        return asked;
    }

    /** Accepts a list of any length; the same list under the same key goes on where it ended. */
    public BulkPurgeResult accept(PurgeSpec wanted, Optional<IdempotencyKey> key) {
        BulkPurgeResult answer = stack().call(aws -> new BulkPurgeService(purgeService(aws))
                .accept(PurgeRequest.byOperator(StackAccess.account(aws, id()), wanted, key), () -> false));
        if (!answer.purges().isEmpty() && queue.url().isEmpty()) {
            session.printMessage("Without --queue-url nobody is rung: the purge starts with the next sweep, within a minute.");
        }
        return answer;
    }

    /** What a request of at most a hundred items would do. */
    public PreviewResult preview(PurgeSpec wanted) {
        return stack().call(aws -> purgeService(aws)
                .preview(PurgeRequest.byOperator(StackAccess.account(aws, id()), wanted, Optional.empty())));
    }

    /** How far a purge of the account is, if there is one of this id. */
    public Optional<PurgeProgress> find(PurgeId purge) {
        return stack().call(aws -> aws.ledger().find(id(), purge));
    }

    private StackAccess stack() {
        Map<String, String> variables = new HashMap<>(stack.variables());
        queue.url().ifPresent(url -> variables.put("DOORBELL_QUEUE_URL", url));
        return new StackAccess(variables);
    }

    private PurgeService purgeService(AwsWiring aws) {
        // operators' wildcards pass the rules, those about protected folders among them
        PurgePorts ports =
                queue.url().isPresent() ? aws.purgeService(PurgeObserver.NONE) : aws.purgeServiceWithoutDoorbells();
        return new PurgeService(ports, ProtectedFolders.DEFAULT);
    }

    private AccountId id() {
        String text = account.orElseThrow(
                () -> new CommandFailure(ExitCode.REFUSED, "An operator says for whom: --as-operator --account ID."));
        return CommandFailure.refusing(() -> new AccountId(text));
    }
}
