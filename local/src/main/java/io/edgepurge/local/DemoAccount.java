package io.edgepurge.local;

import io.edgepurge.aws.AccountResult;
import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo account: its URL endpoint on the edge, its distribution and its private key. */
public record DemoAccount(String account, URI endpoint, String distribution, String key) {
    static final String DISTRIBUTION = "EDEMO000000000";

    /**
     * The key is the same on every start, so that commands can be copied from the documentation. It is valid in this stack
     * only.
     */
    private static final String KEY = "private_demo";

    private static final AccountId ID = new AccountId("demo");

    /**
     * The location and the limits of the demo account.
     *
     * @param variables the environment variables of a function that uses the same table
     */
    record SeedConfig(Map<String, String> variables, URI edge, int monthlyQuota) {
        URI endpoint() {
            return edge.resolve("/demo/");
        }
    }

    /** Creates the demo account in the table that the configuration names. */
    static DemoAccount seed(SeedConfig config) {
        AwsWiring aws = new AwsWiring(config.variables());
        UrlEndpoint endpoint = UrlEndpoint.of(config.endpoint().toString(), new DistributionId(DISTRIBUTION))
                // The demo distribution belongs to this account alone.
                .withTags(TagPrefix.ANY)
                .withVariants(Optional.of(VariantRules.DEFAULT.withTag(new TagTemplate("img:{sha256-base32-26}"))));
        AccountResult result = aws.accountRegistry().save(new Account(ID, List.of(endpoint), config.monthlyQuota()));
        if (result instanceof AccountResult.Refused(String reason)) {
            throw new StackStartException("cannot create the demo account: " + reason);
        }
        // Tables kept from an earlier run already hold the key.
        boolean _ = aws.keyRegistry().issue(ID, Grant.unrestricted(new KeyId("demo-key")), new ApiKey(KEY));
        return new DemoAccount(ID.value(), config.endpoint(), DISTRIBUTION, KEY);
    }
}
