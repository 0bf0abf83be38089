package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Issues, rotates, and revokes API keys for an operator with AWS credentials. Safe for use by many threads.
 *
 * <p>Each secret has a look-up item under its hash. The grant is stored once, with the account.
 *
 * <p>Methods throw {@link io.edgepurge.domain.purge.StoreUnavailable} if DynamoDB is unavailable.
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
     * @return false, with nothing changed, if the account already has a key with this ID, even a revoked one
     */
    public boolean issue(AccountId account, Grant grant, ApiKey secret) {
        Instant now = clock.instant();
        IssuedKey key = new IssuedKey(account, grant, now, List.of(new Secret(secret.sha256(), now, Optional.empty())));
        return table.commit(List.of(
                table.transactPutNew(Key.issued(account, grant.key()), StoredKey.write(key)),
                lookUp(key, secret.sha256())));
    }

    /** Finds a key of an account by its ID. */
    public Optional<IssuedKey> find(AccountId account, KeyId id) {
        return table.get(Key.issued(account, id)).map(StoredKey::read);
    }

    /** Returns the keys of an account, sorted by ID, including revoked ones. */
    public List<IssuedKey> list(AccountId account) {
        return table.queryAll(Key.account(account).partition(), Key.ISSUED).stream()
                .map(StoredKey::read)
                .toList();
    }

    /** The result of a rotation. */
    public enum RotationResult {
        /** The new secret is valid. */
        ROTATED,
        /** The key already has two valid secrets, and rotating could end the one in use: nothing changed. */
        TWO_VALID_SECRETS,
        /** The account has no such key, or the key is revoked: nothing changed. */
        KEY_NOT_FOUND
    }

    /**
     * Adds a secret to a key. The current secret stays valid for {@code overlap}, so that callers can switch.
     *
     * <p>A key with two valid secrets is not rotated. If the response to a rotation was lost, a repeated rotation would
     * end the secret in use and keep one that no caller knows. Use {@link #rotateAgain} in that case.
     */
    public RotationResult rotate(AccountId account, KeyId id, ApiKey next, Duration overlap) {
        return table.backoff().retryOrThrow(() -> {
            Optional<IssuedKey> key = findActive(account, id);
            if (key.isEmpty()) {
                return Attempt.done(RotationResult.KEY_NOT_FOUND);
            }
            Instant now = clock.instant();
            List<Secret> valid = validSecrets(key.get(), now);
            return valid.size() > 1
                    ? Attempt.done(RotationResult.TWO_VALID_SECRETS)
                    : tryRotate(key.get(), rotated(valid, next, now, now.plus(overlap)));
        });
    }

    /**
     * Replaces a newest secret that no caller knows. With two valid secrets, the newer one ends at once, and the older one
     * keeps its end time or gets {@code overlap}, whichever is shorter. A single valid secret is kept as in {@link #rotate}.
     */
    public RotationResult rotateAgain(AccountId account, KeyId id, ApiKey next, Duration overlap) {
        return table.backoff().retryOrThrow(() -> {
            Optional<IssuedKey> key = findActive(account, id);
            if (key.isEmpty()) {
                return Attempt.done(RotationResult.KEY_NOT_FOUND);
            }
            Instant now = clock.instant();
            List<Secret> inUse = validSecrets(key.get(), now).stream().limit(1).toList();
            return tryRotate(key.get(), rotated(inUse, next, now, now.plus(overlap)));
        });
    }

    private Optional<IssuedKey> findActive(AccountId account, KeyId id) {
        return find(account, id).filter(key -> !key.isRevoked());
    }

    private Attempt<RotationResult> tryRotate(IssuedKey key, List<Secret> secrets) {
        return Attempt.doneIf(tryReplaceSecrets(key, secrets), RotationResult.ROTATED);
    }

    private static List<Secret> validSecrets(IssuedKey key, Instant now) {
        return key.secrets().stream().filter(secret -> secret.isValid(now)).toList();
    }

    /** Appends a new secret and limits the others to {@code end}. */
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
     * Revokes a key with all its secrets. Functions that cache accounts accept it for up to a minute more.
     *
     * @return false if there is no such key
     */
    public boolean revoke(AccountId account, KeyId id) {
        return table.backoff().retryOrThrow(() -> {
            Optional<IssuedKey> key = find(account, id);
            if (key.isEmpty()) {
                return Attempt.done(false);
            }
            return Attempt.doneIf(key.get().isRevoked() || tryReplaceSecrets(key.get(), List.of()), true);
        });
    }

    /** Replaces the secrets and their look-up items in one transaction. Returns false if the secrets changed meanwhile. */
    private boolean tryReplaceSecrets(IssuedKey key, List<Secret> secrets) {
        IssuedKey after = new IssuedKey(key.account(), key.grant(), key.createdAt(), secrets);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(replaceSecrets(key, after).inTransaction(table));
        key.secrets().stream()
                .filter(secret ->
                        secrets.stream().noneMatch(kept -> kept.sha256().equals(secret.sha256())))
                .forEach(removed -> writes.add(table.transactDelete(Key.apiKey(removed.sha256()))));
        secrets.forEach(secret -> writes.add(lookUp(after, secret.sha256())));
        return table.commit(writes);
    }

    private static ItemUpdate replaceSecrets(IssuedKey before, IssuedKey after) {
        return new ItemUpdate(
                Key.issued(before.account(), before.grant().key()),
                "SET secrets = :after",
                "secrets = :before",
                Map.of(":before", StoredKey.secrets(before), ":after", StoredKey.secrets(after)));
    }

    private TransactWriteItem lookUp(IssuedKey key, String sha256) {
        return table.transactPut(
                Key.apiKey(sha256),
                Map.of(
                        "account",
                        text(key.account().value()),
                        "key",
                        text(key.grant().key().value())));
    }
}
