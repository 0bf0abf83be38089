package io.edgepurge.local;

import java.net.URI;

/** The account that a newcomer plays with: its URL endpoint on the edge, the distribution behind it, its private key. */
public record DemoAccount(String account, URI endpoint, String distribution, String key) {
    static final String DISTRIBUTION = "EDEMO000000000";

    /** Where the account is written, and what it gets. */
    record Place(URI dynamoDb, String region, URI edge, int monthlyQuota) {
        URI endpoint() {
            return edge.resolve("/demo/");
        }
    }

    /** Makes the account in the tables at {@code place}. */
    static DemoAccount seed(Place place) {
        return new DemoAccount("demo", place.endpoint(), DISTRIBUTION, "private_demo");
    }
}
