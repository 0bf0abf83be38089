package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.KeyId;

/**
 * The origin of a purge, kept for the account's audit trail.
 *
 * @param key the id of the API key, or a reserved id for sources that need no key
 */
public record Provenance(PurgeSource source, KeyId key) {}
