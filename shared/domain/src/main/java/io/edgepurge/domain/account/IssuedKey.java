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
    public IssuedKey {
        secrets = List.copyOf(secrets);
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
    public record Secret(String sha256, Instant since, Optional<Instant> endsAt) {}
}
