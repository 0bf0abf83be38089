package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;

/** Renders the account of a caller with its API key. */
final class AccountView {
    private AccountView() {}

    static ObjectNode of(Caller caller) {
        Account account = caller.account();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().value())
                .put("monthlyQuota", account.monthlyQuota());
        ArrayNode endpoints = json.putArray("endpoints");
        account.endpoints().forEach(endpoint -> endpoints.add(of(endpoint)));
        json.set("key", of(caller.grant()));
        return json;
    }

    private static ObjectNode of(UrlEndpoint endpoint) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("url", endpoint.url())
                .put("distribution", endpoint.distribution().value());
        endpoint.tagPrefix().ifPresent(prefix -> json.put("tagPrefix", prefix.value()));
        json.put("spellings", endpoint.spellings().word());
        endpoint.variants().ifPresent(rules -> json.set("variants", VariantsView.of(rules)));
        if (endpoint.verify()) {
            json.put("verify", true);
        }
        return json;
    }

    private static ObjectNode of(Grant grant) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", grant.key().value());
        ArrayNode scopes = json.putArray("scopes");
        grant.scopes().stream().sorted().map(Scope::word).forEach(scopes::add);
        ArrayNode within = json.putArray("within");
        grant.within().forEach(place -> within.add(place.value()));
        grant.monthlyShare().ifPresent(units -> json.put("monthlyShare", units));
        return json;
    }
}
