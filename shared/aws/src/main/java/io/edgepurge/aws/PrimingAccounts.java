package io.edgepurge.aws;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * Accounts for priming requests: each key belongs to one made-up account. Reads the table as for a real key, and ignores the
 * result.
 *
 * @param table the accounts in the table
 */
public record PrimingAccounts(Accounts table) implements Accounts {
    /** The ID of the account. Priming changes nothing, so a stored account can have the same ID. */
    public static final String ACCOUNT = "priming";

    /** A URL at the account's endpoint. No DNS name ends with {@code invalid}. */
    public static final String URL = "https://priming.invalid/priming/image.jpg";

    private static final Account PRIMING = new Account(
            new AccountId(ACCOUNT),
            List.of(UrlEndpoint.of("https://priming.invalid/", new DistributionId("EPRIMING"))),
            1_000);

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        Optional<ActiveKey> _ = table.findKey(key);
        return Optional.of(new ActiveKey(Caller.unrestricted(PRIMING, new KeyId("priming")), Optional.empty()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        Optional<Account> _ = table.find(id);
        return Optional.of(PRIMING);
    }
}
