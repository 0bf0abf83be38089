package io.edgepurge.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API key as the operator sees it: everything but its secret, which nobody can see again.
 *
 * @param secrets those that are live, oldest first: one, or two while the key is being rotated; none once it is revoked
 */
public record IssuedKey(AccountId account, Grant grant, Instant createdAt, List<Secret> secrets) {
    /** @throws IllegalArgumentException if the id is one that purges bear which no API key asked for */
    public IssuedKey {
        secrets = List.copyOf(secrets);
        if (grant.key().isOfADoor()) {
            throw new IllegalArgumentException(
                    "the key ID '" + grant.key() + "' is reserved for purges made without an API key; choose another");
        }
    }

    /** Whether it opens nothing any longer. */
    public boolean isRevoked() {
        return secrets.isEmpty();
    }

    /**
     * One of the secrets.
     *
     * @param sha256 what is kept of it
     * @param endsAt when it ceases to be valid, if that is decided
     */
    public record Secret(String sha256, Instant since, Optional<Instant> endsAt) {
        /** Whether it opens anything at that time. */
        public boolean isValid(Instant now) {
            return endsAt.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }
}
