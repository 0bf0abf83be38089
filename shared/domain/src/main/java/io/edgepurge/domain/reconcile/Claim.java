package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Items of one purge on one distribution: those that wait in its queue, or those that a plan takes.
 *
 * @param items indexes of items, at least one
 */
public record Claim(AccountId account, PurgeId purge, SortedSet<Integer> items) {
    private static final int STORED_BYTES_OF_AN_INDEX = 8;

    /** @throws IllegalArgumentException if no item is named */
    public Claim {
        items = Collections.unmodifiableSortedSet(new TreeSet<>(items));
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a claim names at least one item");
        }
    }

    /** An upper bound of the bytes that one item of this claim takes in a stored plan, as if it were the only one. */
    int storedBytes() {
        return account.value().length() + purge.value().length() + STORED_BYTES_OF_AN_INDEX;
    }

    /** What remains without these items, if anything does. */
    public Optional<Claim> without(Set<Integer> others) {
        TreeSet<Integer> rest = new TreeSet<>(items);
        rest.removeAll(others);
        return rest.isEmpty() ? Optional.empty() : Optional.of(withItems(rest));
    }

    /** What remains with only these items, if anything does. */
    Optional<Claim> only(Set<Integer> some) {
        TreeSet<Integer> rest = new TreeSet<>(items);
        rest.retainAll(some);
        return rest.isEmpty() ? Optional.empty() : Optional.of(withItems(rest));
    }

    /** The same purge with other items. */
    public Claim withItems(Collection<Integer> others) {
        return new Claim(account, purge, new TreeSet<>(others));
    }
}
