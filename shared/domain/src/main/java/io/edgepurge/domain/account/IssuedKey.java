package io.edgepurge.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API key as operators see it, without the text of its secrets.
 *
 * @param secrets the active secrets, oldest first: one, two during a rotation, or none after the key was revoked
 */
public record IssuedKey(AccountId account, Grant grant, Instant createdAt, List<Secret> secrets) {
    /**
     * Creates a key.
     *
     * @throws IllegalArgumentException if the ID is reserved for purges without an API key
     */
    public IssuedKey {
        secrets = List.copyOf(secrets);
        if (grant.key().isReserved()) {
            throw new IllegalArgumentException(
                    "the key ID '" + grant.key() + "' is reserved for purges made without an API key; choose another");
        }
    }

    /** Returns true if the key has no active secret. */
    public boolean isRevoked() {
        return secrets.isEmpty();
    }

    /**
     * A secret of the key.
     *
     * @param sha256 the hash of the secret
     * @param endsAt the time at which the secret expires; empty if it does not expire
     */
    public record Secret(String sha256, Instant since, Optional<Instant> endsAt) {
        /** Returns true if the secret is valid at a time. */
        public boolean isValid(Instant now) {
            return endsAt.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }
}
