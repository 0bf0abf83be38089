package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.Purge;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Withdraws a purge. */
@Command(
        name = "cancel",
        description = "Withdraws a purge of which nothing is under way, and refunds it.",
        mixinStandardHelpOptions = true)
final class CancelCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Parameters(paramLabel = "ID", description = "the purge")
    private String id = "";

    CancelCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        Purge cancelled = ApiAccess.of(service).call(client -> client.cancel(id));
        session.print(StatusOutput.of(List.of(cancelled)));
    }
}
