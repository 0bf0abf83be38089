package io.edgepurge.domain.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts that remembers who called, so that most requests need no look-up, and forgets within a minute, so that a
 * revoked key is dead by then. Strangers are not remembered. Safe for use by many threads.
 */
public final class CachingAccounts implements Accounts {
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(60);
    private static final int MAX_REMEMBERED = 1_000;

    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, Remembered> bySha256 = new ConcurrentHashMap<>();

    public CachingAccounts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> callerWith(ApiKey key) {
        String sha256 = key.sha256();
        Instant now = clock.instant();
        Remembered remembered = bySha256.get(sha256);
        if (remembered != null && now.isBefore(remembered.until())) {
            return Optional.of(remembered.caller());
        }
        Optional<Caller> caller = accounts.callerWith(key);
        bySha256.remove(sha256);
        caller.ifPresent(known -> remember(sha256, new Remembered(known, now.plus(REMEMBERED_FOR))));
        return caller;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    private void remember(String sha256, Remembered remembered) {
        if (bySha256.size() >= MAX_REMEMBERED) {
            bySha256.clear();
        }
        bySha256.put(sha256, remembered);
    }

    private record Remembered(Caller caller, Instant until) {}
}
