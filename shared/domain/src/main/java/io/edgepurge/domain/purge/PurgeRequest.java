package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Optional;

/**
 * A caller asks for a purge, through one of the doors.
 *
 * @param asked at most {@link PurgeService#MAX_ITEMS}, unless it is for {@link BulkPurgeService}
 */
public record PurgeRequest(
        Caller caller, PurgeSource source, PurgeSpec asked, Optional<IdempotencyKey> idempotencyKey) {
    /** Another Lambda function asks, on behalf of an account. */
    public static PurgeRequest byInvoker(Account account, PurgeSpec asked, IdempotencyKey key) {
        return new PurgeRequest(
                Caller.unrestricted(account, KeyId.INVOKE), PurgeSource.INVOKE, asked, Optional.of(key));
    }

    /** A schedule asks, on behalf of an account; the key is that of one occurrence. */
    public static PurgeRequest bySchedule(Account account, PurgeSpec asked, IdempotencyKey key) {
        return new PurgeRequest(
                Caller.unrestricted(account, KeyId.SCHEDULE), PurgeSource.SCHEDULE, asked, Optional.of(key));
    }

    /**
     * An operator asks, on behalf of an account: any wildcard within its URL endpoints is taken, and nothing is charged to its
     * quota.
     */
    public static PurgeRequest byOperator(Account account, PurgeSpec asked, Optional<IdempotencyKey> key) {
        return new PurgeRequest(Caller.unrestricted(account, KeyId.OPERATOR), PurgeSource.OPERATOR, asked, key);
    }

    /** The URLs asked for. */
    public List<String> urls() {
        return asked.urls();
    }

    /** The tags asked for. */
    public List<RequestedTag> tags() {
        return asked.tags();
    }
}
