package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Optional;

/**
 * A request for a purge.
 *
 * @param spec at most {@link PurgeService#MAX_ITEMS} items, except for {@link BulkPurgeService}
 * @param retry true if the caller marked the request as a retry of an earlier one
 */
public record PurgeRequest(
        Caller caller, PurgeSource source, PurgeSpec spec, Optional<IdempotencyKey> idempotencyKey, boolean retry) {
    /** Creates a request that is not marked as a retry. */
    public PurgeRequest(Caller caller, PurgeSource source, PurgeSpec spec, Optional<IdempotencyKey> idempotencyKey) {
        this(caller, source, spec, idempotencyKey, false);
    }

    /** Returns a request of another Lambda function on behalf of an account. */
    public static PurgeRequest byInvoker(Account account, PurgeSpec spec, IdempotencyKey key) {
        return new PurgeRequest(Caller.unrestricted(account, KeyId.INVOKE), PurgeSource.INVOKE, spec, Optional.of(key));
    }

    /** Returns a request of a schedule on behalf of an account; the key identifies one occurrence. */
    public static PurgeRequest bySchedule(Account account, PurgeSpec spec, IdempotencyKey key) {
        return new PurgeRequest(
                Caller.unrestricted(account, KeyId.SCHEDULE), PurgeSource.SCHEDULE, spec, Optional.of(key));
    }

    /**
     * Returns a request of an operator on behalf of an account. It may use any wildcard within the account's URL endpoints,
     * and is not charged.
     */
    public static PurgeRequest byOperator(Account account, PurgeSpec spec, Optional<IdempotencyKey> key) {
        return new PurgeRequest(Caller.unrestricted(account, KeyId.OPERATOR), PurgeSource.OPERATOR, spec, key);
    }

    /** Returns the requested URLs. */
    public List<String> urls() {
        return spec.urls();
    }

    /** Returns the requested images. */
    public List<String> images() {
        return spec.images();
    }

    /** Returns the requested tags. */
    public List<RequestedTag> tags() {
        return spec.tags();
    }
}
