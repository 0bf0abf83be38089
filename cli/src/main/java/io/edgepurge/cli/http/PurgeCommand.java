package io.edgepurge.cli.http;

import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRequest;
import java.time.InstantSource;
import java.util.List;
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
            session.say("There is nothing to purge.");
            session.print(PurgesAnswer.ofNothing());
        } else if (operator.isAsked()) {
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
        try (Farewell farewell = Farewell.beforeAnswer(session, wanted.idempotencyKey())) {
            List<Purge> ended = Api.of(service, items).ask(client -> {
                AcceptedPurges accepted = client.purgeAll(wanted);
                farewell.accepted(
                        accepted.purges().stream().map(PurgeReceipt::id).toList());
                return answer(client, accepted, wanted);
            });
            Waiting.mustBeCompleted(ended);
        }
    }

    /** The purges that were waited for, as last seen. */
    private List<Purge> answer(HttpPurgeClient client, AcceptedPurges accepted, PurgeRequest wanted) {
        if (!wait.wanted()) {
            session.print(PurgesAnswer.of(accepted, wanted));
            session.say(summary(accepted));
            return List.of();
        }
        List<Purge> last = new Waiting(session, InstantSource.system())
                .until(
                        client,
                        accepted.purges().stream().map(PurgeReceipt::id).toList(),
                        wanted.size(),
                        wait.patience());
        session.print(PurgesAnswer.of(PurgesAnswer.asSeen(accepted, last), wanted));
        return last;
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
