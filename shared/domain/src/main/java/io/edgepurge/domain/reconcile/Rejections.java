package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * CloudFront's rejections of paths and tags on one distribution. An account is suspect for an hour after CloudFront rejected an
 * invalidation of its items alone. Its items are then planned apart from those of other accounts, and behind them.
 *
 * @param accounts the rejected invalidations of each suspect account
 * @param tags the rejection of all tags, if there is one
 * @param tagsAccepted true if CloudFront has created an invalidation with a tag, and has not rejected all tags since then
 */
public record Rejections(Map<AccountId, RejectionTally> accounts, Optional<TagRejection> tags, boolean tagsAccepted) {
    /** A distribution without rejections. */
    public static final Rejections NONE = new Rejections(Map.of(), Optional.empty(), false);

    /** The time after the last rejection in which an account is suspect. */
    static final Duration MEMORY = Duration.ofHours(1);

    /** Rejected invalidations without a delay: enough to isolate one path of 3,000 by halving. */
    private static final int CALLS_WITHOUT_DELAY = 12;

    /** Rejected invalidations of an account, after which its rejected plans fail as a whole. */
    static final int MAX_CALLS = 40;

    /** Maximum accounts in the record, which bounds its size. */
    private static final int MAX_ACCOUNTS = 50;

    /** Minutes without a call after which a suspect account is overdue, if there are no more suspect accounts than that. */
    static final int MIN_WAIT_MINUTES = 5;

    /** Longest delay before a call for a suspect account that others don't hold up. */
    private static final int MAX_DELAY_SECONDS = 30;

    /** Different tags of an account that have to be rejected alone within {@link #MEMORY}. One of them may be wrong itself. */
    static final int TAGS_AS_EVIDENCE = 3;

    public Rejections {
        accounts = Map.copyOf(accounts);
    }

    /** Counts one more rejected invalidation of an account, and removes accounts that are no longer suspect. */
    Rejections plus(AccountId account, Instant now) {
        Map<AccountId, RejectionTally> next = new HashMap<>(accounts);
        next.values().removeIf(tally -> !tally.isRecent(now));
        next.merge(account, RejectionTally.first(now), (before, one) -> before.plus(now));
        if (next.size() > MAX_ACCOUNTS) {
            next.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().last()))
                    .map(Map.Entry::getKey)
                    .ifPresent(next::remove);
        }
        return new Rejections(next, tags, tagsAccepted);
    }

    /** Records that a call is made for a suspect account. */
    Rejections withTurn(AccountId account, Instant now) {
        return tally(account, now)
                .map(tally -> with(account, tally.withTurn(now)))
                .orElse(this);
    }

    /**
     * Records that a tag was rejected alone. All tags of its account are rejected from now on after enough different ones, or after
     * one if they were before and it was tried again.
     */
    Rejections plusTag(AccountId account, InvalidationPath tag, String message, Instant now) {
        Rejections counted = tally(account, now)
                .map(tally -> with(account, tally.plusTag(tag, now)))
                .orElse(this);
        Optional<TagRejection> again = tags.filter(before -> before.concerns(account))
                .map(before -> new TagRejection(message, now, before.accounts()));
        Set<AccountId> evident = counted.accountsOfRejectedTags(now);
        if (again.isEmpty() && !evident.contains(account)) {
            return counted;
        }
        return new Rejections(
                counted.accounts, Optional.of(again.orElseGet(() -> new TagRejection(message, now, evident))), false);
    }

    private Set<AccountId> accountsOfRejectedTags(Instant now) {
        return accounts.entrySet().stream()
                .filter(account -> account.getValue().rejectedTags(now) >= TAGS_AS_EVIDENCE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Records that CloudFront has created an invalidation with a tag. So its configuration is right. */
    Rejections withTagsAccepted() {
        Map<AccountId, RejectionTally> next = new HashMap<>(accounts);
        next.replaceAll((account, tally) -> tally.withoutTags());
        return new Rejections(next, Optional.empty(), true);
    }

    private Rejections with(AccountId account, RejectionTally tally) {
        Map<AccountId, RejectionTally> next = new HashMap<>(accounts);
        next.put(account, tally);
        return new Rejections(next, tags, tagsAccepted);
    }

    /** Returns true if an account is suspect, or if tags are rejected. */
    boolean isAnySuspect(Instant now) {
        return tags.isPresent() || accounts.values().stream().anyMatch(tally -> tally.isRecent(now));
    }

    boolean isSuspect(AccountId account, Instant now) {
        return tally(account, now).isPresent();
    }

    /**
     * Returns true if a suspect account has had no call for so long that its next one takes its turn like any other. Every suspect
     * account of the distribution adds a minute to this time, so all of them have at most one such call a minute.
     */
    boolean isOverdue(AccountId account, Instant now) {
        long suspects =
                accounts.values().stream().filter(tally -> tally.isRecent(now)).count();
        Duration wait = Duration.ofMinutes(Math.max(MIN_WAIT_MINUTES, suspects));
        return sinceTurn(account, now).filter(time -> time.compareTo(wait) >= 0).isPresent();
    }

    /** Returns true if the account has caused so many rejected calls that no more are made to isolate its rejected paths. */
    boolean isExhausted(AccountId account, Instant now) {
        return tally(account, now).filter(tally -> tally.calls() > MAX_CALLS).isPresent();
    }

    /** Returns the time since the last call for the account; empty if the account is not suspect. */
    Optional<Duration> sinceTurn(AccountId account, Instant now) {
        return tally(account, now).map(tally -> Duration.between(tally.turn(), now));
    }

    /** Returns the time to wait before the next call for a suspect account: one second more after each rejection. */
    Duration delay(AccountId account, Instant now) {
        return tally(account, now)
                .map(tally ->
                        tally.last().plusSeconds(Math.clamp(tally.calls() - CALLS_WITHOUT_DELAY, 0, MAX_DELAY_SECONDS)))
                .filter(now::isBefore)
                .map(next -> Duration.between(now, next))
                .orElse(Duration.ZERO);
    }

    private Optional<RejectionTally> tally(AccountId account, Instant now) {
        return Optional.ofNullable(accounts.get(account)).filter(tally -> tally.isRecent(now));
    }
}
