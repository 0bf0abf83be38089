package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/** An account and the permissions of the API key in use. */
public record AccountReport(String id, int monthlyQuota, List<Endpoint> endpoints, Key key) {
    public AccountReport {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * A URL endpoint of the account.
     *
     * @param tagPrefix the prefix of the endpoint's cache tags; empty if the account cannot purge tags
     * @param purgesAllSpellings true if a request without {@link PurgeRequest#spellings} purges all spellings of a URL
     */
    public record Endpoint(String url, String distribution, Optional<String> tagPrefix, boolean purgesAllSpellings) {}

    /**
     * @param within the URL prefixes that the key is restricted to; empty if it is unrestricted
     * @param monthlyShare the units of the monthly quota that the key may use; empty if unlimited
     */
    public record Key(String id, List<String> scopes, List<String> within, Optional<Integer> monthlyShare) {
        public Key {
            scopes = List.copyOf(scopes);
            within = List.copyOf(within);
        }
    }

    static AccountReport of(JsonFields json) {
        JsonFields key = json.object("key");
        return new AccountReport(
                json.text("id"),
                json.number("monthlyQuota"),
                json.each(
                        "endpoints",
                        endpoint -> new Endpoint(
                                endpoint.text("url"),
                                endpoint.text("distribution"),
                                endpoint.optionalText("tagPrefix"),
                                endpoint.optionalText("spellings")
                                        .filter(Spellings.ALL.word()::equals)
                                        .isPresent())),
                new Key(key.text("id"), key.texts("scopes"), key.texts("within"), key.optionalNumber("monthlyShare")));
    }
}
