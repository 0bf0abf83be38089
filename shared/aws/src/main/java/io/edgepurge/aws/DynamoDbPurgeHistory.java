package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The list of an account's purges: one partition, sorted by id and so by time, and beside it one by URL and tag. A line
 * says how its purge ended; of those that have not ended, the items are asked.
 */
final class DynamoDbPurgeHistory implements PurgeHistory {
    private static final int LINES_A_READ = 200;

    /** Lines looked at for one page at most; one whose purge has not ended costs a read of its own. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int COST_OF_AN_OPEN_ONE = 8;

    /** Items of one search; who types on gets fewer. */
    private static final int MOST_FOUND = 1_000;

    private final Table table;
    private final PurgeStore ledger;
    private final Parallel parallel;

    DynamoDbPurgeHistory(Table table, PurgeStore ledger, Parallel parallel) {
        this.table = table;
        this.ledger = ledger;
        this.parallel = parallel;
    }

    @Override
    public Page page(AccountId account, Query query, int limit) {
        return query.text()
                .map(words -> search(account, query, words, limit))
                .orElseGet(() -> browse(account, query, limit));
    }

    private Page browse(AccountId account, Query query, int limit) {
        List<PurgeSummary> shown = new ArrayList<>();
        Range range = Range.of(query);
        int cost = 0;
        while (!range.isEmpty()) {
            List<Map<String, AttributeValue>> lines =
                    table.queryBetween(Key.list(account), range.span(), range.forward(), LINES_A_READ);
            for (List<Map<String, AttributeValue>> some : inParts(lines, limit)) {
                for (PurgeSummary line : truth(account, some)) {
                    range = range.behind(line.id());
                    cost += line.status().isTerminal() ? 1 : COST_OF_AN_OPEN_ONE;
                    if (query.filter().shows(line)) {
                        shown.add(line);
                    }
                    if (shown.size() == limit || cost > MOST_LOOKED_AT) {
                        return new Page(shown, Optional.of(line.id()));
                    }
                }
            }
            if (lines.size() < LINES_A_READ) {
                return new Page(shown, Optional.empty());
            }
        }
        return new Page(shown, Optional.empty());
    }

    /** What is not shown is not looked up. */
    private static <T> List<List<T>> inParts(List<T> all, int size) {
        return IntStream.iterate(0, start -> start < all.size(), start -> start + size)
                .mapToObj(start -> all.subList(start, Math.min(all.size(), start + size)))
                .toList();
    }

    /** A purge by its id, or those that have an item which starts so. */
    private Page search(AccountId account, Query query, String words, int limit) {
        Comparator<PurgeSummary> byTime = Comparator.comparing(PurgeSummary::id);
        List<PurgeSummary> found = truth(account, linesOf(account, words)).stream()
                .filter(query.filter()::shows)
                .sorted(query.order() == Order.EARLIEST_FIRST ? byTime : byTime.reversed())
                .filter(line -> query.after()
                        .filter(last -> !isBehind(line.id(), last, query))
                        .isEmpty())
                .toList();
        List<PurgeSummary> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static boolean isBehind(PurgeId id, PurgeId last, Query query) {
        int order = id.compareTo(last);
        return query.order() == Order.EARLIEST_FIRST ? order > 0 : order < 0;
    }

    private List<Map<String, AttributeValue>> linesOf(AccountId account, String words) {
        Stream<PurgeId> ids = PurgeId.parse(words)
                .map(Stream::of)
                .orElseGet(() -> table.queryPrefix(Key.index(account), Key.indexed(words), MOST_FOUND).stream()
                        .filter(entry -> text(entry, "asked").startsWith(words))
                        .map(entry -> new PurgeId(text(entry, "purge"))));
        return table.getAll(ids.distinct().map(id -> Key.listed(account, id)).toList());
    }

    /** The lines as their purges are now. A line that has a status never changes again. */
    private List<PurgeSummary> truth(AccountId account, List<Map<String, AttributeValue>> lines) {
        return parallel.map(lines, line -> {
            PurgeSummary summary = StoredSummary.read(line);
            return StoredSummary.isOpen(line)
                    ? ledger.find(account, summary.id())
                            .map(progress -> summary.with(progress.status()))
                            .orElse(summary)
                    : summary;
        });
    }

    /** What is still to be read, as texts that sort like ids; both ends are left out. */
    private record Range(String low, String high, boolean forward) {
        /** Sorts behind every id. */
        private static final String END = "~";

        static Range of(Query query) {
            boolean forward = query.order() == Order.EARLIEST_FIRST;
            Range all = new Range(
                    query.filter().from().map(PurgeId::earliestAt).orElse(" "),
                    query.filter().to().map(PurgeId::earliestAt).orElse(END),
                    forward);
            return query.after().map(all::behind).orElse(all);
        }

        /** DynamoDB takes no query whose ends are the wrong way round. */
        boolean isEmpty() {
            return low.compareTo(high) >= 0;
        }

        Table.Span span() {
            return new Table.Span(low, high);
        }

        Range behind(PurgeId last) {
            return forward
                    ? new Range(larger(low, last.value()), high, true)
                    : new Range(low, smaller(high, last.value()), false);
        }

        private static String larger(String one, String other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        private static String smaller(String one, String other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
