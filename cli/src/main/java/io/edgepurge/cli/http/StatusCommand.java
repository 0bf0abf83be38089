package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the status of purges. */
@Command(name = "status", description = "Shows the status of purges and their items.", mixinStandardHelpOptions = true)
final class StatusCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "IDs of the purges")
    private List<String> ids = List.of();

    StatusCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        List<JsonResponse<Purge>> purges = find();
        if (wait.wanted()) {
            purges = waitFor(purges);
        }
        session.print(StatusOutput.of(purges));
        if (wait.wanted()) {
            PurgeChecks.requireCompleted(purges);
        }
        PurgeChecks.requireNotFailed(purges);
    }

    private List<JsonResponse<Purge>> find() {
        return ApiAccess.of(service)
                .call(client -> ids.stream().map(client::find).toList());
    }

    private List<JsonResponse<Purge>> waitFor(List<JsonResponse<Purge>> purges) {
        int items =
                purges.stream().mapToInt(purge -> purge.value().items().size()).sum();
        try (InterruptNotice _ = InterruptNotice.whileWaiting(session, ids)) {
            return ApiAccess.of(service)
                    .call(client -> new ProgressWaiter(session, InstantSource.system())
                            .waitFor(client, ids, items, wait.timeout()));
        }
    }
}
