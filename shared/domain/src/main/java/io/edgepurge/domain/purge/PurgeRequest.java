package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Optional;

/** A caller asks for a purge, through one of the doors. */
public record PurgeRequest(Caller caller, PurgeSource source, Asked asked, Optional<IdempotencyKey> idempotencyKey) {
    /** The URLs asked for. */
    public List<String> urls() {
        return asked.urls();
    }

    /** The tags asked for. */
    public List<RequestedTag> tags() {
        return asked.tags();
    }
}
