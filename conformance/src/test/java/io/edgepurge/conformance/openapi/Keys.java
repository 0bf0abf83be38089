package io.edgepurge.conformance.openapi;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.local.LocalEdgePurge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Issues keys of a stack's accounts. The secret describes the purpose of the key. */
final class Keys {
    private static final Set<String> ALL = Scope.all().stream().map(Scope::word).collect(Collectors.toSet());
    private static final AccountId DEMO = new AccountId("demo");
    private static final AccountId POOR = new AccountId("poor");

    private final AwsWiring aws;
    private final LocalEdgePurge stack;

    Keys(LocalEdgePurge stack) {
        this.stack = stack;
        this.aws = new AwsWiring(Map.of(
                "PURGE_TABLE", stack.template().tables().getFirst().name(),
                "AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }

    /** Returns a key with all scopes. */
    String demo() {
        return stack.account().key();
    }

    /** Returns a key with exactly the given scopes. */
    String only(Set<String> words) {
        Set<String> sorted = new TreeSet<>(words);
        String name = String.join("_", sorted).replace(':', '-');
        Set<Scope> scopes =
                sorted.stream().map(word -> Scope.parse(word).orElseThrow()).collect(Collectors.toSet());
        return issued(DEMO, new Grant(new KeyId(name), scopes, List.of(), Optional.empty()));
    }

    String allBut(Set<String> words) {
        Set<String> others = new TreeSet<>(ALL);
        others.removeAll(words);
        return only(others);
    }

    /** Returns a key that is limited to a folder and to a share of the quota. */
    String bound(int share) {
        EndpointUrl place = new EndpointUrl(stack.account().endpoint() + "bound/");
        return issued(DEMO, new Grant(new KeyId("bound"), Scope.all(), List.of(place), Optional.of(share)));
    }

    /** Returns a key of an account without quota, on a distribution of its own. */
    String poor() {
        UrlEndpoint endpoint = UrlEndpoint.of(poorEndpoint(), new DistributionId("EPOOR"));
        aws.accountRegistry().save(new Account(POOR, List.of(endpoint), 0)).orThrow();
        return issued(POOR, Grant.unrestricted(new KeyId("poor")));
    }

    String poorEndpoint() {
        return stack.edge().resolve("/poor/").toString();
    }

    private String issued(AccountId account, Grant grant) {
        String secret = "private_" + grant.key().value();
        // A second call finds the key issued already.
        boolean _ = aws.keyRegistry().issue(account, grant, new ApiKey(secret));
        return secret;
    }
}
