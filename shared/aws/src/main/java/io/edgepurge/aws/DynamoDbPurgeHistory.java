package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code PurgeHistory}. Each account has a partition of summaries, sorted by purge ID and so by time, and a
 * partition that indexes purges by URL and tag.
 *
 * <p>A summary stores the final status. For an open purge, the status is computed from its items. Expired purges are hidden, see
 * {@link Retention}.
 */
final class DynamoDbPurgeHistory implements PurgeHistory {
    private static final int SUMMARIES_PER_READ = 200;

    /** Limits the summaries read for one page. */
    private static final int MAX_COST = 2_000;

    /** An open purge costs more, because it needs a read of its own. */
    private static final int COST_OF_OPEN_PURGE = 8;

    /** Limits the index entries of one search; a longer search text finds fewer. */
    private static final int MAX_FOUND = 1_000;

    private final Table table;
    private final PurgeStore purgeStore;
    private final Parallel parallel;
    private final Clock clock;

    DynamoDbPurgeHistory(Table table, PurgeStore purgeStore, Parallel parallel, Clock clock) {
        this.table = table;
        this.purgeStore = purgeStore;
        this.parallel = parallel;
        this.clock = clock;
    }

    @Override
    public Page page(AccountId account, Query query, int limit) {
        return query.text()
                .map(words -> search(account, query, words, limit))
                .orElseGet(() -> browse(account, query, limit));
    }

    private Page browse(AccountId account, Query query, int limit) {
        List<PurgeSummary> shown = new ArrayList<>();
        Range range = Range.of(query).from(table.retention().earliestKept(clock.instant()));
        int cost = 0;
        while (!range.isEmpty()) {
            List<Map<String, AttributeValue>> stored =
                    table.queryBetween(Key.list(account), range.keys(), range.forward(), SUMMARIES_PER_READ);
            for (List<Map<String, AttributeValue>> part : inParts(stored, limit)) {
                for (Entry entry : withCurrentStatus(account, part)) {
                    range = range.after(entry.id());
                    cost += entry.isEnded() ? 1 : COST_OF_OPEN_PURGE;
                    entry.accepted().filter(query.filter()::shows).ifPresent(shown::add);
                    if (shown.size() == limit || cost > MAX_COST) {
                        return new Page(shown, Optional.of(entry.id()));
                    }
                }
            }
            if (stored.size() < SUMMARIES_PER_READ) {
                return new Page(shown, Optional.empty());
            }
        }
        return new Page(shown, Optional.empty());
    }

    /** Splits a read, so that the status of purges beyond the page is not computed. */
    private static <T> List<List<T>> inParts(List<T> all, int size) {
        return IntStream.iterate(0, start -> start < all.size(), start -> start + size)
                .mapToObj(start -> all.subList(start, Math.min(all.size(), start + size)))
                .toList();
    }

    /** Finds a purge by its ID, or the purges with an item that starts with the search text. */
    private Page search(AccountId account, Query query, String words, int limit) {
        Comparator<PurgeSummary> byTime = Comparator.comparing(PurgeSummary::id);
        List<PurgeSummary> found = withCurrentStatus(account, summariesOf(account, words)).stream()
                .flatMap(entry -> entry.accepted().stream())
                .filter(query.filter()::shows)
                .sorted(query.order() == Order.EARLIEST_FIRST ? byTime : byTime.reversed())
                .filter(summary -> query.after()
                        .filter(last -> !isAfter(summary.id(), last, query))
                        .isEmpty())
                .toList();
        List<PurgeSummary> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static boolean isAfter(PurgeId id, PurgeId last, Query query) {
        int order = id.compareTo(last);
        return query.order() == Order.EARLIEST_FIRST ? order > 0 : order < 0;
    }

    private List<Map<String, AttributeValue>> summariesOf(AccountId account, String words) {
        Stream<PurgeId> ids = PurgeId.parse(words)
                .map(Stream::of)
                .orElseGet(() -> table.queryPrefix(Key.index(account), Key.indexed(words), MAX_FOUND).stream()
                        .filter(entry -> text(entry, "asked").startsWith(words))
                        .map(entry -> new PurgeId(text(entry, "purge"))));
        Instant now = clock.instant();
        return table.getAll(ids.distinct()
                .filter(id -> !table.retention().hasExpired(id, now))
                .map(id -> Key.listed(account, id))
                .toList());
    }

    /** Reads summaries and computes the status of open purges. A stored status is final. */
    private List<Entry> withCurrentStatus(AccountId account, List<Map<String, AttributeValue>> stored) {
        return parallel.map(stored, item -> {
            PurgeSummary summary = StoredSummary.read(item);
            return new Entry(
                    summary.id(),
                    StoredSummary.isOpen(item)
                            ? purgeStore.find(account, summary.id()).map(progress -> summary.with(progress.status()))
                            : Optional.of(summary));
        });
    }

    /** An entry of the list; its purge may not be accepted, or not yet. */
    private record Entry(PurgeId id, Optional<PurgeSummary> accepted) {
        boolean isEnded() {
            return accepted.filter(summary -> summary.status().isTerminal()).isPresent();
        }
    }

    /** The range of purge IDs still to read; both ends are exclusive. */
    private record Range(String low, String high, boolean forward) {
        /** Sorts after every ID. */
        private static final String END = "~";

        static Range of(Query query) {
            boolean forward = query.order() == Order.EARLIEST_FIRST;
            Range all = new Range(
                    query.filter().from().map(PurgeId::earliestAt).orElse(" "),
                    query.filter().to().map(PurgeId::earliestAt).orElse(END),
                    forward);
            return query.after().map(all::after).orElse(all);
        }

        /** Raises the lower end of this range to a key. */
        Range from(String earliest) {
            return new Range(larger(low, earliest), high, forward);
        }

        /** Checks for a lower end that is not below the upper end, which DynamoDB rejects. */
        boolean isEmpty() {
            return low.compareTo(high) >= 0;
        }

        Table.KeyRange keys() {
            return new Table.KeyRange(low, high);
        }

        Range after(PurgeId last) {
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
