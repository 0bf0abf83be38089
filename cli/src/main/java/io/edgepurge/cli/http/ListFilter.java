package io.edgepurge.cli.http;

import io.edgepurge.client.PurgeQuery;
import io.edgepurge.client.PurgeStatus;
import java.time.OffsetDateTime;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which purges to list. */
final class ListFilter {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "only those that are queued, submitted, completed, failed or cancelled")
    private Optional<PurgeStatus> status = Optional.empty();

    @Option(names = "--source", paramLabel = "DOOR", description = "only those from api, imagekit or invoke")
    private Optional<String> source = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "accepted then or later, as in 2026-12-24T08:00:00Z")
    private Optional<OffsetDateTime> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "accepted before that time")
    private Optional<OffsetDateTime> to = Optional.empty();

    @Option(names = "--matching", paramLabel = "TEXT", description = "an id, or the beginning of a URL or tag")
    private Optional<String> matching = Optional.empty();

    @Option(names = "--oldest-first", description = "oldest first")
    private boolean oldestFirst;

    PurgeQuery query() {
        PurgeQuery query = oldestFirst ? PurgeQuery.all().oldestFirst() : PurgeQuery.all();
        query = status.map(query::status).orElse(query);
        query = source.map(query::source).orElse(query);
        query = from.map(OffsetDateTime::toInstant).map(query::from).orElse(query);
        query = to.map(OffsetDateTime::toInstant).map(query::to).orElse(query);
        return matching.map(query::matching).orElse(query);
    }
}
