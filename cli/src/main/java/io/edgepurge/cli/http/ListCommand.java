package io.edgepurge.cli.http;

import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonPurgeClient;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.PurgePage;
import io.edgepurge.client.PurgeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists purges. */
@Command(name = "list", description = "Lists the account's purges, newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    private static final int MAX_PAGE_SIZE = 100;

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    @Mixin
    private final ServiceOptions service;

    @Mixin
    private final ListFilter filter = new ListFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "maximum number of purges to show (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Option(names = "--all", description = "show all purges")
    private boolean all;

    ListCommand(Session session) {
        this.session = session;
        this.service = new ServiceOptions(session);
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        // one more than shown, to detect whether there are more
        long wanted = all ? Long.MAX_VALUE : limit + 1L;
        PurgeQuery query = filter.query().limit((int) Math.min(MAX_PAGE_SIZE, wanted));
        List<JsonResponse<PurgePage>> pages = ApiAccess.of(service).call(client -> fetch(client, query, wanted));
        session.print(ListOutput.of(pages, all ? wanted : limit));
        if (!all && count(pages) > limit) {
            session.printMessage("There are more purges. Use a higher --limit, or --all.");
        }
    }

    private static List<JsonResponse<PurgePage>> fetch(JsonPurgeClient client, PurgeQuery query, long wanted) {
        List<JsonResponse<PurgePage>> pages = new ArrayList<>();
        Optional<PurgeQuery> next = Optional.of(query);
        while (next.isPresent() && count(pages) < wanted) {
            JsonResponse<PurgePage> page = client.list(next.get());
            pages.add(page);
            next = page.value().next().map(query::cursor);
        }
        return pages;
    }

    private static long count(List<JsonResponse<PurgePage>> pages) {
        return pages.stream().mapToLong(page -> page.value().purges().size()).sum();
    }
}
