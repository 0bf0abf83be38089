package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.IssuedKey;
import io.edgepurge.domain.account.IssuedKey.Secret;
import io.edgepurge.domain.account.KeyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Where an operator, with AWS credentials of his own, issues, rotates and revokes API keys. A secret is looked up by its
 * hash under a key of its own; what it allows is kept once, with the account. Safe for use by many threads.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the table cannot be reached.
 */
public final class KeyRegistry {
    private final Table table;
    private final Clock clock;

    KeyRegistry(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Issues a key.
     *
     * @return false, with nothing changed, if the account has a key of this name already, revoked or not
     */
    public boolean issue(AccountId account, Grant grant, ApiKey secret) {
        Instant now = clock.instant();
        IssuedKey key = new IssuedKey(account, grant, now, List.of(new Secret(secret.sha256(), now, Optional.empty())));
        return committed(List.of(
                table.putNew(Key.issued(account, grant.key()), StoredKey.write(key)), lookUp(key, secret.sha256())));
    }

    /** One key, or nothing if the account has none of this name. */
    public Optional<IssuedKey> find(AccountId account, KeyId id) {
        return table.get(Key.issued(account, id)).map(StoredKey::read);
    }

    /** The keys of an account, by name; those that are revoked as well. */
    public List<IssuedKey> list(AccountId account) {
        return table.queryAll(Key.account(account).partition(), Key.ISSUED).stream()
                .map(StoredKey::read)
                .toList();
    }

    /** What became of a rotation. */
    public enum Rotation {
        /** The new secret is valid. */
        DONE,
        /** The key has two valid secrets, so one that callers use might have ended: nothing changed. */
        TWO_VALID,
        /** The account has no such key, or it is revoked: nothing changed. */
        NO_SUCH_KEY
    }

    /**
     * Gives a key another secret. The one it had stays valid for a while, so that whoever uses it can change over.
     *
     * <p>A key with two valid secrets is left alone: whoever repeats a rotation whose answer was lost would end the secret that
     * callers still use, and keep one that nobody has seen. {@link #rotateAgain} is for that.
     */
    public Rotation rotate(AccountId account, KeyId id, ApiKey next, Duration overlap) {
        return rotate(account, id, key -> {
            Instant now = clock.instant();
            List<Secret> valid = valid(key, now);
            return valid.size() > 1 ? Optional.empty() : Optional.of(rotated(valid, next, now, now.plus(overlap)));
        });
    }

    /**
     * Rotates a key once more, whose newest secret nobody has seen: of two valid ones it ends, and the older one stays valid as
     * long as it was to be, or for the overlap if that is shorter. The only valid one stays as {@link #rotate} has it.
     */
    public Rotation rotateAgain(AccountId account, KeyId id, ApiKey next, Duration overlap) {
        return rotate(account, id, key -> {
            Instant now = clock.instant();
            List<Secret> inUse = valid(key, now).stream().limit(1).toList();
            return Optional.of(rotated(inUse, next, now, now.plus(overlap)));
        });
    }

    private Rotation rotate(AccountId account, KeyId id, Function<IssuedKey, Optional<List<Secret>>> secrets) {
        return table.backoff().until(attempt -> {
            Optional<IssuedKey> found = find(account, id).filter(key -> !key.isRevoked());
            if (found.isEmpty()) {
                return Optional.of(Rotation.NO_SUCH_KEY);
            }
            IssuedKey key = found.get();
            return secrets.apply(key)
                    .map(after ->
                            tryReplaceSecrets(key, after) ? Optional.of(Rotation.DONE) : Optional.<Rotation>empty())
                    .orElse(Optional.of(Rotation.TWO_VALID));
        });
    }

    private static List<Secret> valid(IssuedKey key, Instant now) {
        return key.secrets().stream().filter(secret -> secret.isValid(now)).toList();
    }

    /** A new secret after those that were valid, which end at the latest then. */
    private static List<Secret> rotated(List<Secret> valid, ApiKey next, Instant now, Instant end) {
        List<Secret> secrets = new ArrayList<>();
        valid.forEach(secret -> secrets.add(new Secret(
                secret.sha256(),
                secret.since(),
                secret.endsAt().filter(end::isAfter).or(() -> Optional.of(end)))));
        secrets.add(new Secret(next.sha256(), now, Optional.empty()));
        return secrets;
    }

    /**
     * Revokes a key with all its secrets; within a minute it opens nothing.
     *
     * @return false if there is no such key
     */
    public boolean revoke(AccountId account, KeyId id) {
        return table.backoff()
                .until(attempt -> find(account, id)
                        .map(key -> doneOrAgain(key.isRevoked() || tryReplaceSecrets(key, List.of())))
                        .orElse(Optional.of(false)));
    }

    private static Optional<Boolean> doneOrAgain(boolean done) {
        return done ? Optional.of(true) : Optional.empty();
    }

    /** Nothing changes if somebody else changed the key's secrets meanwhile. */
    private boolean tryReplaceSecrets(IssuedKey key, List<Secret> secrets) {
        IssuedKey after = new IssuedKey(key.account(), key.grant(), key.createdAt(), secrets);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(replaceSecrets(key, after).in(table));
        key.secrets().stream()
                .filter(secret ->
                        secrets.stream().noneMatch(kept -> kept.sha256().equals(secret.sha256())))
                .forEach(gone -> writes.add(table.deleteInTransaction(Key.apiKey(gone.sha256()))));
        secrets.forEach(secret -> writes.add(lookUp(after, secret.sha256())));
        return committed(writes);
    }

    private static Change replaceSecrets(IssuedKey before, IssuedKey after) {
        return new Change(
                Key.issued(before.account(), before.grant().key()),
                "SET secrets = :after",
                "secrets = :before",
                Map.of(":before", StoredKey.secrets(before), ":after", StoredKey.secrets(after)));
    }

    private TransactWriteItem lookUp(IssuedKey key, String sha256) {
        return table.putInTransaction(
                Key.apiKey(sha256),
                Map.of(
                        "account",
                        text(key.account().value()),
                        "key",
                        text(key.grant().key().value())));
    }

    private boolean committed(List<TransactWriteItem> writes) {
        return table.answered(() -> {
            try {
                table.transact(writes, Optional.empty());
                return true;
            } catch (TransactionCanceledException e) {
                return false;
            }
        });
    }
}
