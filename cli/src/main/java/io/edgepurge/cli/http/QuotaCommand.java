package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.QuotaReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the month so far. */
@Command(name = "quota", description = "Shows what is left of the monthly quota.", mixinStandardHelpOptions = true)
final class QuotaCommand implements Runnable {
    private final Session session;

    @Mixin
    private final ServiceOptions service;

    @Option(names = "--by-day", description = "show the items of each day as well")
    private boolean byDay;

    QuotaCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        QuotaReport report = ApiAccess.of(service).call(byDay ? HttpPurgeClient::quotaByDay : HttpPurgeClient::quota);
        session.print(QuotaOutput.of(report, byDay));
    }
}
