package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/** An account, and what the key in use allows. */
public record AccountReport(String id, int monthlyQuota, List<Endpoint> endpoints, Key key) {
    public AccountReport {
        endpoints = List.copyOf(endpoints);
    }

    /** @param tagPrefix what the endpoint's cache tags begin with; nothing if it has none */
    public record Endpoint(String url, String distribution, Optional<String> tagPrefix) {}

    /**
     * @param within where it may be used; everywhere if this is empty
     * @param monthlyShare its part of the monthly quota, if it has one
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
                                endpoint.optionalText("tagPrefix"))),
                new Key(key.text("id"), key.texts("scopes"), key.texts("within"), key.optionalNumber("monthlyShare")));
    }
}
