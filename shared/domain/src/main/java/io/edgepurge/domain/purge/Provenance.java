package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.KeyId;
import java.util.Optional;

/**
 * Where a purge came from: what an account's records say when somebody asks who did that, and why.
 *
 * @param key the id of the API key that asked, or the name of a door that needs none
 * @param reason the caller's own words
 */
public record Provenance(PurgeSource source, KeyId key, Optional<String> reason) {
    /** Without a reason. */
    public static Provenance of(PurgeSource source, KeyId key) {
        return new Provenance(source, key, Optional.empty());
    }
}
