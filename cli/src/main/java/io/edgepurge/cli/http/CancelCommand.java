package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a purge. */
@Command(
        name = "cancel",
        description = "Cancels a purge that hasn't been sent to CloudFront and refunds it.",
        mixinStandardHelpOptions = true)
final class CancelCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Parameters(paramLabel = "ID", description = "ID of the purge")
    private String id = "";

    CancelCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        JsonResponse<Purge> canceled = ApiAccess.of(service).call(client -> client.cancel(id));
        session.print(StatusOutput.of(List.of(canceled)));
    }
}
