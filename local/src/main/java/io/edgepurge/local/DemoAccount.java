package io.edgepurge.local;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The account that a newcomer plays with: its URL endpoint on the edge, the distribution behind it, its private key. */
public record DemoAccount(String account, URI endpoint, String distribution, String key) {
    static final String DISTRIBUTION = "EDEMO000000000";

    /** The same on every start, so that commands can be copied from the documents; it opens nothing but this stack. */
    private static final String KEY = "private_demo";

    private static final AccountId ID = new AccountId("demo");

    /**
     * Where the account is written, and what it gets.
     *
     * @param variables the settings of a function that uses the same table
     */
    record SeedConfig(Map<String, String> variables, URI edge, int monthlyQuota) {
        URI endpoint() {
            return edge.resolve("/demo/");
        }
    }

    /** Makes the account in the table at {@code config}. */
    static DemoAccount seed(SeedConfig config) {
        AwsWiring aws = new AwsWiring(config.variables());
        UrlEndpoint endpoint = UrlEndpoint.of(config.endpoint().toString(), new DistributionId(DISTRIBUTION))
                // nobody else is on the demo distribution
                .withTags(TagPrefix.ANY);
        aws.registry()
                .enter(new Account(ID, List.of(endpoint), config.monthlyQuota()))
                .ifPresent(refusal -> {
                    throw new StackStartException("the demo account cannot be made: " + refusal);
                });
        // on tables that were kept it is there already
        boolean _ = aws.keys().issue(ID, Grant.ofEverything(new KeyId("demo-key")), new ApiKey(KEY));
        return new DemoAccount(ID.value(), config.endpoint(), DISTRIBUTION, KEY);
    }
}
