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
 * Items of one purge on one distribution, in its queue or in a plan. Only a live plan reserves its items; a queue
 * entry does not.
 *
 * @param items item indexes, at least one
 * @param verify true if some of the items may be visited after their purge
 */
public record Claim(AccountId account, PurgeId purge, SortedSet<Integer> items, boolean verify) {
    private static final int STORED_BYTES_OF_AN_INDEX = 8;
    private static final int STORED_BYTES_OF_VERIFY = 7;

    /** @throws IllegalArgumentException if there is no item */
    public Claim {
        items = Collections.unmodifiableSortedSet(new TreeSet<>(items));
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a claim has at least one item");
        }
    }

    /** Creates a claim without verification. */
    public Claim(AccountId account, PurgeId purge, SortedSet<Integer> items) {
        this(account, purge, items, false);
    }

    /** Returns an upper bound of the bytes that one item of this claim occupies in a stored plan. */
    int storedBytes() {
        return account.value().length()
                + purge.value().length()
                + STORED_BYTES_OF_AN_INDEX
                + (verify ? STORED_BYTES_OF_VERIFY : 0);
    }

    /** Returns the claim without these items; empty if no item is left. */
    public Optional<Claim> without(Set<Integer> others) {
        TreeSet<Integer> rest = new TreeSet<>(items);
        rest.removeAll(others);
        return rest.isEmpty() ? Optional.empty() : Optional.of(withItems(rest));
    }

    /** Returns the claim with only these items; empty if no item is left. */
    Optional<Claim> only(Set<Integer> some) {
        TreeSet<Integer> rest = new TreeSet<>(items);
        rest.retainAll(some);
        return rest.isEmpty() ? Optional.empty() : Optional.of(withItems(rest));
    }

    /** Returns a claim of the same purge with other items. */
    public Claim withItems(Collection<Integer> others) {
        return new Claim(account, purge, new TreeSet<>(others), verify);
    }

    /** Returns a claim of the same items that may be visited after their purge. */
    public Claim withVerify(boolean visited) {
        return new Claim(account, purge, items, visited);
    }
}
