package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonPurgeClient;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeException;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Requests purges. */
@Command(
        name = "purge",
        description = "Purges any number of URLs, cache tags, and images.",
        mixinStandardHelpOptions = true)
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

    @Option(names = "--preview", description = "show the paths to send to CloudFront and their price; changes nothing")
    private boolean preview;

    @Option(
            names = "--skip-refused",
            description = "purge the other items if the service refuses some; then exit with 2")
    private boolean skipRefused;

    PurgeCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
        this.operator = new OperatorPurge(session);
    }

    @Override
    public void run() {
        List<InputItem> items = input.items();
        if (items.isEmpty()) {
            session.printMessage("Nothing to purge.");
            session.print(PurgeOutput.empty());
        } else if (operator.requested()) {
            if (preview || skipRefused || wait.wanted()) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "--as-operator bypasses the API. Remove --preview, --skip-refused, and --wait, which need the"
                                + " API.");
            }
            new OperatorRun(session, operator).run(items, request.requestFor(items));
        } else if (preview) {
            new PreviewRun(session, service).run(items, request);
        } else if (skipRefused) {
            ItemCheck check = ItemCheck.of(service, items, request);
            check.thenFail(() -> purge(check.acceptable(), request.requestFor(check.acceptable())));
        } else {
            purge(items, request.requestFor(items));
        }
    }

    private void purge(List<InputItem> items, PurgeRequest wanted) {
        try (InterruptNotice notice = InterruptNotice.beforeResponse(session, wanted.idempotencyKey())) {
            ApiAccess api = ApiAccess.of(service, items);
            AcceptedResponses accepted = new AcceptedResponses(wanted.idempotencyKey());
            List<JsonResponse<Purge>> awaited = api.call(client -> {
                send(api, client, wanted, accepted);
                notice.accepted(accepted.ids());
                accepted.warnings().forEach(session::printMessage);
                if (request.leavesSpellingsOpen()) {
                    accepted.adviceOnSpellings().ifPresent(session::printMessage);
                }
                if (wait.wanted()) {
                    return await(api, client, accepted);
                }
                session.print(accepted.output());
                session.printMessage(accepted.summary());
                return List.of();
            });
            PurgeChecks.requireCompleted(awaited);
        }
    }

    /** Prints the accepted purges and the key to continue with if a later batch fails. */
    private void send(ApiAccess api, JsonPurgeClient client, PurgeRequest wanted, AcceptedResponses accepted) {
        try {
            client.purgeAll(wanted, accepted::add);
        } catch (PurgeException e) {
            if (!accepted.isEmpty()) {
                session.print(accepted.output());
            }
            CommandFailure failure = api.failure(e);
            // other failures already contain the key
            throw e instanceof PurgeRefused
                    ? new CommandFailure(
                            failure.exitCode(),
                            failure.getMessage() + RefusalMessage.howToContinue(e.accepted(), wanted.idempotencyKey()))
                    : failure;
        }
    }

    /** Returns the purges as last seen. Prints the accepted purges even if their status cannot be read. */
    private List<JsonResponse<Purge>> await(ApiAccess api, JsonPurgeClient client, AcceptedResponses accepted) {
        try {
            List<JsonResponse<Purge>> last = new ProgressWaiter(session, InstantSource.system())
                    .waitFor(client, accepted.ids(), accepted.items(), wait.timeout());
            session.print(accepted.output(last));
            return last;
        } catch (PurgeException e) {
            session.print(accepted.output());
            throw statusUnknown(api.failure(e), accepted.ids());
        }
    }

    /** Returns a failure that is never {@link ExitCode#REFUSED}, because the purge was accepted. */
    private static CommandFailure statusUnknown(CommandFailure failure, List<String> ids) {
        return new CommandFailure(
                failure.exitCode() == ExitCode.NOT_ALLOWED ? ExitCode.NOT_ALLOWED : ExitCode.FAILED,
                failure.getMessage()
                        + "\nThe purge was accepted and continues. To wait again, run: edgepurge status --wait "
                        + String.join(" ", ids));
    }
}
