package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * CloudFront's rejection of cache tags because of the configuration of a distribution. It is concluded for an account after three
 * different tags of it were rejected alone within an hour, while no tag was accepted. If it is concluded for two accounts within
 * an hour, it concerns all accounts of the distribution. So nobody can stop the tags of others.
 *
 * @param message CloudFront's error message
 * @param at time of the last rejected tag
 * @param accounts accounts for which it was concluded, at most two
 */
public record TagRejection(String message, Instant at, Set<AccountId> accounts) {
    /** The time until one tag is tried again, because the configuration may have changed. */
    public static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);

    /** Two accounts already concern all others, and the stored set must not grow. */
    private static final int MOST_ACCOUNTS = 2;

    public TagRejection {
        accounts = Set.copyOf(accounts.stream()
                .sorted(Comparator.comparing(AccountId::value))
                .limit(MOST_ACCOUNTS)
                .toList());
    }

    /** Returns true if tags of the account would be rejected too. */
    boolean concerns(AccountId account) {
        return accounts.size() > 1 || accounts.contains(account);
    }

    /** Returns true if no tag is tried yet. */
    boolean isRecent(Instant now) {
        return now.isBefore(at.plus(RETRY_INTERVAL));
    }

    /** Returns the reason that failed items show. */
    String reason() {
        return "CloudFront rejects cache tags on this distribution: " + message
                + " Its configuration must name the header with the cache tags. A tag is tried again after "
                + at.plus(RETRY_INTERVAL);
    }
}
