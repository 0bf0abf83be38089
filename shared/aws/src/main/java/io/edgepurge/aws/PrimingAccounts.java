package io.edgepurge.aws;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.ProtectedFolders;
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

    /** The secret of the account's key. It is valid in priming requests only. */
    public static final String SECRET = "priming";

    /** The distribution of the account. */
    public static final String DISTRIBUTION = "EPRIMING";

    /** The account's endpoint. No DNS name ends with {@code invalid}. */
    public static final String ENDPOINT = "https://priming.invalid/";

    /** A URL at the account's endpoint. */
    public static final String URL = ENDPOINT + "priming/images/a.jpg";

    /** A wildcard that covers the URL. */
    public static final String WILDCARD = ENDPOINT + "priming/images/*";

    private static final KeyId KEY = new KeyId("priming");

    private static final Account PRIMING = new Account(
            new AccountId(ACCOUNT),
            List.of(UrlEndpoint.of(ENDPOINT, new DistributionId(DISTRIBUTION)).withTags(TagPrefix.ANY)),
            1_000);

    /** Creates the account and its key. */
    static void createIn(AwsWiring aws) {
        aws.accountRegistry().save(PRIMING).orThrow();
        boolean _ = aws.keyRegistry().issue(PRIMING.id(), Grant.unrestricted(KEY), new ApiKey(SECRET));
    }

    /**
     * Creates a purge of a URL and a wildcard without a doorbell.
     *
     * @param aws the adapters of {@link AwsWiring#inMemory()}
     */
    public static PurgeId createPurge(AwsWiring aws) {
        PurgeRequest request = new PurgeRequest(
                Caller.unrestricted(PRIMING, KEY),
                PurgeSource.API,
                PurgeSpec.urls(List.of(URL, WILDCARD)),
                Optional.empty());
        PurgeService service = new PurgeService(aws.purgePortsWithoutDoorbells(), ProtectedFolders.DEFAULT);
        if (service.accept(request) instanceof Accepted accepted) {
            return accepted.progress().purge().id();
        }
        throw new IllegalStateException("the priming purge was not accepted");
    }

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        Optional<ActiveKey> _ = table.findKey(key);
        return Optional.of(new ActiveKey(Caller.unrestricted(PRIMING, KEY), Optional.empty()));
    }

    @Override
    public Optional<Account> find(AccountId id) {
        Optional<Account> _ = table.find(id);
        return Optional.of(PRIMING);
    }
}
