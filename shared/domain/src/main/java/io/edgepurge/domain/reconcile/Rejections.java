package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CloudFront's rejections of paths and tags on one distribution. An account is suspect for an hour after CloudFront rejected an
 * invalidation of its items alone. Its items are then planned apart from those of other accounts, and behind them.
 *
 * @param accounts the rejected invalidations of each suspect account
 * @param tags the rejection of all tags, if there is one
 * @param tagsAccepted true if CloudFront has created an invalidation with a tag
 * @param singleTags the single tags rejected since then
 */
public record Rejections(
        Map<AccountId, Tally> accounts, Optional<TagRejection> tags, boolean tagsAccepted, int singleTags) {
    /** A distribution without rejections. */
    public static final Rejections NONE = new Rejections(Map.of(), Optional.empty(), false, 0);

    /** The time after the last rejection in which an account is suspect. */
    static final Duration MEMORY = Duration.ofHours(1);

    /** Rejected invalidations without a delay: enough to isolate one path of 3,000 by halving. */
    private static final int CALLS_WITHOUT_DELAY = 12;

    /** Rejected invalidations of an account, after which its rejected plans fail as a whole. */
    static final int MAX_CALLS = 40;

    /** Maximum accounts in the record, which bounds its size. */
    private static final int MAX_ACCOUNTS = 50;

    /** Longest time between two calls for a suspect account. */
    private static final int MAX_DELAY_SECONDS = 30;

    /** Single tags that have to be rejected if CloudFront has accepted tags before. One of them may be wrong itself. */
    private static final int TAGS_AS_EVIDENCE = 3;

    public Rejections {
        accounts = Map.copyOf(accounts);
    }

    /** Counts one more rejected invalidation of an account, and removes accounts that are no longer suspect. */
    Rejections plus(AccountId account, Instant now) {
        Map<AccountId, Tally> next = new HashMap<>(accounts);
        next.values().removeIf(tally -> !tally.isRecent(now));
        next.merge(account, new Tally(1, now), (before, one) -> new Tally(before.calls + 1, now));
        if (next.size() > MAX_ACCOUNTS) {
            next.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().last()))
                    .map(Map.Entry::getKey)
                    .ifPresent(next::remove);
        }
        return new Rejections(next, tags, tagsAccepted, singleTags);
    }

    /** Records that a single tag was rejected. */
    Rejections plusTag(AccountId account, String message, Instant now) {
        int singles = Math.min(singleTags + 1, TAGS_AS_EVIDENCE);
        if (tagsAccepted && singles < TAGS_AS_EVIDENCE) {
            return new Rejections(accounts, tags, true, singles);
        }
        TagRejection rejection = new TagRejection(message, now, Set.of(account));
        return new Rejections(
                accounts, Optional.of(tags.map(before -> before.and(rejection)).orElse(rejection)), false, singles);
    }

    /** Records that CloudFront has created an invalidation with a tag. */
    Rejections withTagsAccepted() {
        return new Rejections(accounts, Optional.empty(), true, 0);
    }

    /** Returns true if an account is suspect, or if tags are rejected. */
    boolean isAnySuspect(Instant now) {
        return tags.isPresent() || accounts.values().stream().anyMatch(tally -> tally.isRecent(now));
    }

    boolean isSuspect(AccountId account, Instant now) {
        return tally(account, now).isPresent();
    }

    /** Returns true if the account has caused so many rejected calls that no more are made to isolate its rejected paths. */
    boolean isExhausted(AccountId account, Instant now) {
        return tally(account, now).filter(tally -> tally.calls > MAX_CALLS).isPresent();
    }

    /** Returns the time since the last rejection of the account; empty if the account is not suspect. */
    Optional<Duration> sinceLast(AccountId account, Instant now) {
        return tally(account, now).map(tally -> Duration.between(tally.last, now));
    }

    /** Returns the time to wait before the next call for a suspect account: one second more after each rejection. */
    Duration delay(AccountId account, Instant now) {
        return tally(account, now)
                .map(tally ->
                        tally.last.plusSeconds(Math.clamp(tally.calls - CALLS_WITHOUT_DELAY, 0, MAX_DELAY_SECONDS)))
                .filter(now::isBefore)
                .map(next -> Duration.between(now, next))
                .orElse(Duration.ZERO);
    }

    private Optional<Tally> tally(AccountId account, Instant now) {
        return Optional.ofNullable(accounts.get(account)).filter(tally -> tally.isRecent(now));
    }

    /**
     * The rejected invalidations of an account.
     *
     * @param calls their number, each at most {@link #MEMORY} after the one before
     */
    public record Tally(int calls, Instant last) {
        boolean isRecent(Instant now) {
            return now.isBefore(last.plus(MEMORY));
        }
    }
}
