package io.edgepurge.domain.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An {@code Accounts} that caches keys for up to 60 seconds, so a revoked key stops working within a minute. A secret with a known
 * end stops working at that time. Unknown keys are not cached. Safe for use by many threads.
 */
public final class CachingAccounts implements Accounts {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);
    private static final int MAX_ENTRIES = 1_000;

    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, CacheEntry> bySha256 = new ConcurrentHashMap<>();

    public CachingAccounts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        String sha256 = key.sha256();
        Instant now = clock.instant();
        CacheEntry cached = bySha256.get(sha256);
        if (cached != null && now.isBefore(cached.expiresAt()) && cached.key().isValid(now)) {
            return Optional.of(cached.key());
        }
        Optional<ActiveKey> found = accounts.findKey(key);
        bySha256.remove(sha256);
        found.ifPresent(active -> cache(sha256, new CacheEntry(active, now.plus(TIME_TO_LIVE))));
        return found;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    private void cache(String sha256, CacheEntry entry) {
        if (bySha256.size() >= MAX_ENTRIES) {
            bySha256.clear();
        }
        bySha256.put(sha256, entry);
    }

    private record CacheEntry(ActiveKey key, Instant expiresAt) {}
}
