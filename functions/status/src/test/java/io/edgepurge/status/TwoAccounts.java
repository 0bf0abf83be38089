package io.edgepurge.status;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The accounts "demo" and "other". Both have the key "private_" with their name. Other keys of "demo" are "private_inside" and
 * "private_outside", which are bound to folders with and without its purge, and "private_unread" without the scope to read.
 */
final class TwoAccounts implements Accounts {
    private static final UrlEndpoint ENDPOINT =
            UrlEndpoint.of("https://img.example/demo/", new DistributionId("E1A2B3"));

    @Override
    public Optional<ActiveKey> findKey(ApiKey key) {
        return switch (key.secret()) {
            case "private_demo" -> caller("demo", grant("key-1", Scope.all()));
            case "private_other" -> caller("other", grant("key-1", Scope.all()));
            case "private_inside" -> caller("demo", grant("key-2", Scope.all(), "https://img.example/demo/"));
            case "private_outside" -> caller("demo", grant("key-3", Scope.all(), "https://img.example/demo/shoes/"));
            case "private_unread" -> caller("demo", grant("key-4", Set.of(Scope.PURGE)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(new Account(id, id.value().equals("demo") ? List.of(ENDPOINT) : List.of(), 1000));
    }

    private Optional<ActiveKey> caller(String account, Grant grant) {
        return find(new AccountId(account)).map(found -> new ActiveKey(new Caller(found, grant), Optional.empty()));
    }

    private static Grant grant(String key, Set<Scope> scopes, String... within) {
        return new Grant(
                new KeyId(key), scopes, Stream.of(within).map(EndpointUrl::new).toList(), Optional.empty());
    }
}
