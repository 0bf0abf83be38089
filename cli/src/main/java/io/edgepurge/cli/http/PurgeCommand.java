package io.edgepurge.cli.http;

import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeException;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for purges. */
@Command(name = "purge", description = "Purges URLs and cache tags, however many.", mixinStandardHelpOptions = true)
final class PurgeCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Mixin
    private final PurgeInput input = new PurgeInput(() -> System.in);

    @Mixin
    private final RequestOptions request = new RequestOptions();

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Mixin
    private final OperatorPurge operator;

    @Option(names = "--preview", description = "show what would be done and what it costs, and change nothing")
    private boolean preview;

    PurgeCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
        this.operator = new OperatorPurge(session);
    }

    @Override
    public void run() {
        List<InputItem> items = input.items();
        if (items.isEmpty()) {
            session.printMessage("There is nothing to purge.");
            session.print(PurgeOutput.ofNothing());
        } else if (operator.requested()) {
            if (preview || wait.wanted()) {
                throw new CommandFailure(
                        ExitCode.REFUSED, "--preview and --wait go through the API, and --as-operator goes past it.");
            }
            new OperatorRun(session, operator).run(items, request.requestFor(items));
        } else if (preview) {
            new PreviewRun(session, service).run(items, request);
        } else {
            purge(items, request.requestFor(items));
        }
    }

    private void purge(List<InputItem> items, PurgeRequest wanted) {
        try (InterruptNotice notice = InterruptNotice.beforeAnswer(session, wanted.idempotencyKey())) {
            ApiAccess api = ApiAccess.of(service, items);
            List<Purge> ended = api.call(client -> {
                AcceptedPurges accepted = accept(api, client, wanted);
                notice.accepted(
                        accepted.purges().stream().map(PurgeReceipt::id).toList());
                if (wait.wanted()) {
                    return last(api, client, accepted, wanted);
                }
                session.print(PurgeOutput.of(accepted, wanted));
                session.printMessage(summary(accepted));
                return List.of();
            });
            ProgressWaiter.mustBeCompleted(ended);
        }
    }

    /** Of a long list that stops half-way, what was accepted is printed, with the key to go on under. */
    private AcceptedPurges accept(ApiAccess api, HttpPurgeClient client, PurgeRequest wanted) {
        try {
            return client.purgeAll(wanted);
        } catch (PurgeException e) {
            if (!e.accepted().isEmpty()) {
                session.print(PurgeOutput.of(new AcceptedPurges(e.accepted(), Optional.empty()), wanted));
            }
            CommandFailure why = api.failure(e);
            // where nobody knows, the key is named anyway
            throw e instanceof PurgeRefused
                    ? new CommandFailure(
                            why.exitCode(), why.getMessage() + Refusal.rest(e.accepted(), wanted.idempotencyKey()))
                    : why;
        }
    }

    /** The purges as last seen; what was accepted is printed, whatever becomes of the wait. */
    private List<Purge> last(ApiAccess api, HttpPurgeClient client, AcceptedPurges accepted, PurgeRequest wanted) {
        List<String> ids = accepted.purges().stream().map(PurgeReceipt::id).toList();
        try {
            List<Purge> last =
                    new ProgressWaiter(session, InstantSource.system()).until(client, ids, wanted.size(), wait.timeout());
            session.print(PurgeOutput.of(PurgeOutput.asSeen(accepted, last), wanted));
            return last;
        } catch (PurgeException e) {
            session.print(PurgeOutput.of(accepted, wanted));
            throw unseen(api.failure(e), ids);
        }
    }

    /** Never {@link ExitCode#REFUSED}: the purge was not. */
    private static CommandFailure unseen(CommandFailure why, List<String> ids) {
        return new CommandFailure(
                why.exitCode() == ExitCode.NOT_ALLOWED ? ExitCode.NOT_ALLOWED : ExitCode.FAILED,
                why.getMessage() + "\nThe purge was accepted and goes on: edgepurge status --wait "
                        + String.join(" ", ids));
    }

    private static String summary(AcceptedPurges accepted) {
        int items = accepted.purges().stream().mapToInt(PurgeReceipt::items).sum();
        return "Accepted: " + items + (items == 1 ? " item" : " items")
                + accepted.quota()
                        .map(quota -> "; " + quota.left() + " of " + quota.limit() + " left until " + quota.resetsAt())
                        .orElse("")
                + ".";
    }
}
