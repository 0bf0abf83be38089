package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.variant.TagTemplate;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import io.edgepurge.response.VariantsView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats an account for operators. Secrets of origin caches are omitted. */
final class AccountOutput {
    private AccountOutput() {}

    static CommandOutput of(Account account) {
        return new CommandOutput(() -> json(account), () -> List.of(values(account), endpoints(account)));
    }

    private static Table values(Account account) {
        return Table.ofValues()
                .with("account", account.id().value())
                .with("monthly quota", String.valueOf(account.monthlyQuota()));
    }

    private static Table endpoints(Account account) {
        return Table.of("ENDPOINT", "DISTRIBUTION", "SHARED", "TAGS", "SPELLINGS", "VARIANTS", "ORIGIN CACHES")
                .withAll(account.endpoints().stream().map(AccountOutput::row).toList())
                .shortening("ORIGIN CACHES");
    }

    private static List<String> row(UrlEndpoint endpoint) {
        return List.of(
                endpoint.url(),
                endpoint.distribution().value(),
                endpoint.shared() ? "yes" : "no",
                endpoint.tagPrefix()
                        .map(prefix -> prefix.equals(TagPrefix.ANY) ? "all" : prefix + "...")
                        .orElse("-"),
                endpoint.spellings().word(),
                endpoint.variants().map(AccountOutput::text).orElse("-"),
                endpoint.originCaches().map(AccountOutput::text).orElse("-"));
    }

    /** Returns what is purged with an image; without any rule, it is the file alone. */
    private static String text(VariantRules rules) {
        String found = Stream.of(
                        rules.tag().map(TagTemplate::value).stream(),
                        Stream.of("?*").filter(queries -> rules.queries()),
                        rules.prefixes().stream().map(VariantPrefix::value),
                        Stream.of("(by default)").filter(word -> rules.byDefault()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "none" : found;
    }

    private static String text(OriginCaches caches) {
        return kind(caches) + " "
                + caches.addresses().stream().map(CacheAddress::url).collect(Collectors.joining(" "));
    }

    private static String kind(OriginCaches caches) {
        return caches.kind().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(Account account) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().value())
                .put("monthlyQuota", account.monthlyQuota());
        ArrayNode endpoints = json.putArray("endpoints");
        account.endpoints().forEach(endpoint -> endpoints.add(endpointJson(endpoint)));
        return json;
    }

    private static ObjectNode endpointJson(UrlEndpoint endpoint) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("url", endpoint.url())
                .put("distribution", endpoint.distribution().value())
                .put("shared", endpoint.shared())
                .put("spellings", endpoint.spellings().word())
                .put("verify", endpoint.verify());
        endpoint.tagPrefix().ifPresent(prefix -> json.put("tagPrefix", prefix.value()));
        endpoint.variants().ifPresent(rules -> json.set("variants", VariantsView.of(rules)));
        endpoint.originCaches().ifPresent(caches -> json.set("originCaches", cachesJson(caches)));
        return json;
    }

    private static ObjectNode cachesJson(OriginCaches caches) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind(caches));
        ArrayNode addresses = json.putArray("addresses");
        caches.addresses().forEach(address -> addresses.add(address.url()));
        caches.host().ifPresent(host -> json.put("host", host));
        return json.put("secret", caches.secret().isPresent());
    }
}
