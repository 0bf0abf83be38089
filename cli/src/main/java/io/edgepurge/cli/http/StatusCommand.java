package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.Purge;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how far purges are. */
@Command(name = "status", description = "Shows how far purges are, item by item.", mixinStandardHelpOptions = true)
final class StatusCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "the purges")
    private List<String> ids = List.of();

    StatusCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        List<Purge> purges = find();
        if (wait.wanted()) {
            purges = waitFor(purges);
        }
        session.print(StatusOutput.of(purges));
        if (wait.wanted()) {
            ProgressWaiter.mustBeCompleted(purges);
        }
        ProgressWaiter.mustNotHaveFailed(purges);
    }

    private List<Purge> find() {
        return ApiAccess.of(service).call(client -> ids.stream().map(client::find).toList());
    }

    private List<Purge> waitFor(List<Purge> purges) {
        int items = purges.stream().mapToInt(purge -> purge.items().size()).sum();
        try (InterruptNotice _ = InterruptNotice.whileWaiting(session, ids)) {
            return ApiAccess.of(service)
                    .call(client ->
                            new ProgressWaiter(session, InstantSource.system()).until(client, ids, items, wait.timeout()));
        }
    }
}
