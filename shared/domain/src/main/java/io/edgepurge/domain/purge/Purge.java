package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A purge as it was accepted: what was asked for, by whom, when. It never changes; what becomes of its items is recorded
 * beside it.
 *
 * @param acceptedAt decides the month that is charged
 * @param notBefore when it joins its queues, if later than it was accepted
 * @param items at least one; no two share an index, or a distribution and path
 */
public record Purge(
        PurgeId id,
        AccountId account,
        Instant acceptedAt,
        Optional<Instant> notBefore,
        Provenance provenance,
        List<PurgeItem> items) {
    /** Attribute names and number encodings of one item, generously. */
    static final int STORED_BYTES_BESIDE_AN_ITEM = 128;

    /** @throws IllegalArgumentException if there is no item, or two are the same */
    public Purge {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a purge has at least one item");
        }
        if (distinctTargets(items) < items.size() || distinctIndexes(items) < items.size()) {
            throw new IllegalArgumentException("a purge names an item once");
        }
    }

    /** When it joins its queues. */
    public Instant queuedAt() {
        return notBefore.orElse(acceptedAt);
    }

    /** The door it came through. */
    public PurgeSource source() {
        return provenance.source();
    }

    /** The id of the API key that asked. */
    public KeyId key() {
        return provenance.key();
    }

    /** The day, in UTC, to which its units are counted. */
    public LocalDate day() {
        return acceptedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The month whose quota is charged: that of the acceptance, in UTC. */
    public YearMonth month() {
        return YearMonth.from(acceptedAt.atOffset(ZoneOffset.UTC));
    }

    /** Units that the purge takes: one an item. */
    public int units() {
        return items.size();
    }

    /** Whether its units are taken from the monthly quota, and given back to it; they are counted either way. */
    public boolean isCharged() {
        return source().isCharged();
    }

    /** The distributions touched, in order. */
    public Set<DistributionId> distributions() {
        return items.stream().map(PurgeItem::distribution).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The indexes of the items on one distribution. */
    public Set<Integer> indexesOn(DistributionId distribution) {
        return items.stream()
                .filter(item -> item.distribution().equals(distribution))
                .map(PurgeItem::index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An upper bound of the bytes that the stored form takes. */
    public int storedBytes() {
        return items.stream().mapToInt(Purge::storedBytes).sum()
                + endpoints().stream().mapToInt(Purge::utf8Bytes).sum()
                + provenance.reason().map(Purge::utf8Bytes).orElse(0);
    }

    /** The URLs of the endpoints that the items belong to, each once, in order. */
    public List<String> endpoints() {
        return items.stream().map(PurgeItem::endpoint).distinct().sorted().toList();
    }

    private static int storedBytes(PurgeItem item) {
        return utf8Bytes(item.asked()) + utf8Bytes(item.path().value()) + STORED_BYTES_BESIDE_AN_ITEM;
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long distinctIndexes(List<PurgeItem> items) {
        return items.stream().map(PurgeItem::index).distinct().count();
    }

    private static long distinctTargets(List<PurgeItem> items) {
        return items.stream()
                .map(item -> List.of(item.distribution(), item.path()))
                .distinct()
                .count();
    }
}
