package io.edgepurge.cli.http;

import io.edgepurge.cli.run.TimeText;
import io.edgepurge.client.PurgeQuery;
import io.edgepurge.client.PurgeStatus;
import io.edgepurge.client.VerificationResult;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The filter options of {@code list}. */
final class ListFilter {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "show only purges with this status: queued, submitted, completed, failed, or cancelled")
    private Optional<PurgeStatus> status = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "show only purges from this source, such as api, imagekit, or invoke")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--verification",
            paramLabel = "RESULT",
            description = "show only purges whose worst result of a visit is this one: stale, unknown, or fresh")
    private Optional<VerificationResult> verification = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "show only purges accepted at this time or later, such as 2026-12-24T08:00:00Z")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "show only purges accepted before this time")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--matching",
            paramLabel = "TEXT",
            description = "show only purges with this ID, or with a URL or tag that starts with this text")
    private Optional<String> matching = Optional.empty();

    @Option(names = "--oldest-first", description = "sort by age, oldest first")
    private boolean oldestFirst;

    PurgeQuery query() {
        PurgeQuery query = oldestFirst ? PurgeQuery.all().oldestFirst() : PurgeQuery.all();
        query = status.map(query::status).orElse(query);
        query = source.map(query::source).orElse(query);
        query = verification.map(query::verification).orElse(query);
        query = from.map(query::from).orElse(query);
        query = to.map(query::to).orElse(query);
        return matching.map(query::matching).orElse(query);
    }
}
