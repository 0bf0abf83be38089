package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.PurgeQuery;
import io.edgepurge.client.PurgeSummary;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists purges. */
@Command(name = "list", description = "Lists the account's purges, latest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    private static final int MAX_ON_A_PAGE = 100;

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Mixin
    private final ServiceOptions service;

    @Mixin
    private final ListFilter filter = new ListFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many at most (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Option(names = "--all", description = "all of them, however many")
    private boolean all;

    ListCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 or more, not " + limit);
        }
        // one more than is shown tells whether there are more
        long wanted = all ? Long.MAX_VALUE : limit + 1L;
        PurgeQuery query = filter.query().limit((int) Math.min(MAX_ON_A_PAGE, wanted));
        List<PurgeSummary> purges = ApiAccess.of(service)
                .call(client -> client.listAll(query).limit(wanted).toList());
        boolean more = !all && purges.size() > limit;
        session.print(ListOutput.of(more ? purges.subList(0, limit) : purges));
        if (more) {
            session.printMessage("There are more: a higher --limit shows them, or --all.");
        }
    }
}
