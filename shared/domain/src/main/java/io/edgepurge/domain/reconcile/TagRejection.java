package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CloudFront's rejection of cache tags because of the configuration of a distribution: a single tag was rejected. It concerns the
 * account whose tag it was, and all accounts of the distribution after tags of two accounts were rejected. So nobody can stop the
 * tags of others with a tag that only looks valid.
 *
 * @param message CloudFront's error message
 * @param at time of the last rejected tag
 * @param accounts one or two accounts whose tags were rejected: the last one, and another one if there is one
 */
public record TagRejection(String message, Instant at, Set<AccountId> accounts) {
    /** The time until one tag is tried again, because the configuration may have changed. */
    public static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);

    /** Two accounts already concern all others, and the stored set must not grow. */
    private static final int MOST_ACCOUNTS = 2;

    public TagRejection {
        accounts = Set.copyOf(accounts);
    }

    /** Returns true if tags of the account would be rejected too. */
    boolean concerns(AccountId account) {
        return accounts.size() > 1 || accounts.contains(account);
    }

    /** Returns true if no tag is tried yet. */
    boolean isRecent(Instant now) {
        return now.isBefore(at.plus(RETRY_INTERVAL));
    }

    /** Returns the rejection after another one. */
    TagRejection and(TagRejection later) {
        Set<AccountId> both = Stream.concat(later.accounts.stream(), accounts.stream())
                .distinct()
                .limit(MOST_ACCOUNTS)
                .collect(Collectors.toSet());
        return new TagRejection(later.message, later.at, both);
    }

    /** Returns the reason that failed items show. */
    String reason() {
        return "CloudFront rejects cache tags on this distribution: " + message
                + " Its configuration must name the header with the cache tags. A tag is tried again after "
                + at.plus(RETRY_INTERVAL);
    }
}
