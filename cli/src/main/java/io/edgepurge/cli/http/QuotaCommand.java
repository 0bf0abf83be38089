package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonPurgeClient;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.QuotaReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the usage of this month. */
@Command(name = "quota", description = "Shows the usage of the monthly quota.", mixinStandardHelpOptions = true)
final class QuotaCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Option(names = "--by-day", description = "also show the items per day")
    private boolean byDay;

    QuotaCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        JsonResponse<QuotaReport> report =
                ApiAccess.of(service).call(byDay ? JsonPurgeClient::quotaByDay : JsonPurgeClient::quota);
        session.print(QuotaOutput.of(report, byDay));
    }
}
