package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.url.ItemWarning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An accepted purge. It never changes; the states of its items are stored separately.
 *
 * @param acceptedAt determines the month that is charged
 * @param options as sent by the caller, without a start time in the past
 * @param items at least one; indexes are unique, and so are pairs of distribution and paths
 */
public record Purge(
        PurgeId id,
        AccountId account,
        Instant acceptedAt,
        PurgeOptions options,
        Provenance provenance,
        List<PurgeItem> items) {
    /** An upper bound for the attribute names and encoded numbers of one item. */
    static final int STORED_BYTES_BESIDE_AN_ITEM = 128;

    /** An upper bound for the type and length of one more path. */
    static final int STORED_BYTES_BESIDE_A_PATH = 8;

    /** @throws IllegalArgumentException if there is no item, or two are the same */
    public Purge {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a purge has at least one item");
        }
        if (distinctTargets(items) < items.size() || distinctIndexes(items) < items.size()) {
            throw new IllegalArgumentException("a purge contains an item once");
        }
    }

    /** Returns the time at which the purge joins its queues. */
    public Instant queuedAt() {
        return options.notBefore().orElse(acceptedAt);
    }

    /** Returns true if the caller asked for a start time. Other purges can be planned immediately, whatever a clock shows. */
    public boolean isDelayed() {
        return options.notBefore().isPresent();
    }

    /** Returns the interface through which the purge was requested. */
    public PurgeSource source() {
        return provenance.source();
    }

    /** Returns the id of the API key that requested the purge. */
    public KeyId key() {
        return provenance.key();
    }

    /** Returns the day (UTC) to which the units are counted. */
    public LocalDate day() {
        return acceptedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns the month (UTC) in which the purge was accepted and whose quota is charged. */
    public YearMonth month() {
        return YearMonth.from(acceptedAt.atOffset(ZoneOffset.UTC));
    }

    /** Returns the units that the purge takes, one per item. */
    public int units() {
        return items.size();
    }

    /** Returns whether the monthly quota is charged and refunded. Units are counted in any case. */
    public boolean isCharged() {
        return source().isCharged();
    }

    /** Returns the distributions of the items in order. */
    public Set<DistributionId> distributions() {
        return items.stream().map(PurgeItem::distribution).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the indexes of the items on one distribution. */
    public Set<Integer> indexesOn(DistributionId distribution) {
        return items.stream()
                .filter(item -> item.distribution().equals(distribution))
                .map(PurgeItem::index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns an upper bound of the bytes that the purge takes in the table. */
    public int storedBytes() {
        return items.stream().mapToInt(Purge::storedBytes).sum()
                + endpoints().stream().mapToInt(Purge::utf8Bytes).sum()
                + warnings().stream()
                        .mapToInt(warning -> utf8Bytes(warning.code()) + utf8Bytes(warning.sentence()))
                        .sum()
                + options.storedBytes();
    }

    /** Returns the distinct URLs of the endpoints of the items, in order. */
    public List<String> endpoints() {
        return items.stream().map(PurgeItem::endpoint).distinct().sorted().toList();
    }

    /** Returns the distinct warnings of the items. */
    public List<ItemWarning> warnings() {
        return items.stream()
                .flatMap(item -> item.warnings().stream())
                .distinct()
                .toList();
    }

    private static int storedBytes(PurgeItem item) {
        return utf8Bytes(item.input())
                + utf8Bytes(item.path().value())
                + item.furtherPaths().stream()
                        .mapToInt(path -> utf8Bytes(path.value()) + STORED_BYTES_BESIDE_A_PATH)
                        .sum()
                + item.image()
                        .map(image -> image.notReached().stream()
                                .mapToInt(gap -> utf8Bytes(gap.stored()) + STORED_BYTES_BESIDE_A_PATH)
                                .sum())
                        .orElse(0)
                + STORED_BYTES_BESIDE_AN_ITEM;
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long distinctIndexes(List<PurgeItem> items) {
        return items.stream().map(PurgeItem::index).distinct().count();
    }

    private static long distinctTargets(List<PurgeItem> items) {
        return items.stream()
                .map(item -> List.of(item.distribution(), item.paths()))
                .distinct()
                .count();
    }
}
