package io.edgepurge.cli.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Table;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.IssuedKey;
import io.edgepurge.domain.account.IssuedKey.Secret;
import io.edgepurge.domain.account.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the keys of an account. Secrets cannot be shown, because they are not stored. */
@Command(
        name = "list",
        description = "Lists an account's API keys, including revoked ones, without secrets.",
        mixinStandardHelpOptions = true)
final class KeyList implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Parameters(paramLabel = "ACCOUNT", description = "ID of the account")
    private String id = "";

    KeyList(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        AccountId account = CommandFailure.validated(() -> new AccountId(id));
        List<IssuedKey> keys = new StackAccess(stack.variables())
                .call(aws ->
                        aws.keyRegistry().list(StackAccess.account(aws, account).id()));
        Instant now = Clock.systemUTC().instant();
        session.print(CommandOutput.of(() -> json(keys, now), () -> table(keys, now)));
    }

    private static Table table(List<IssuedKey> keys, Instant now) {
        return Table.of("NAME", "CREATED", "STATE", "SCOPES", "SHARE", "WITHIN")
                .withAll(keys.stream().map(key -> row(key, now)).toList())
                .shortening("WITHIN");
    }

    private static List<String> row(IssuedKey key, Instant now) {
        Grant grant = key.grant();
        String places = grant.within().stream().map(EndpointUrl::value).collect(Collectors.joining(" "));
        return List.of(
                grant.key().value(),
                key.createdAt().truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-11-25".length()),
                state(key, now),
                grant.scopes().equals(Scope.all()) ? "all" : String.join(",", scopesOf(grant)),
                grant.monthlyShare().map(String::valueOf).orElse("-"),
                places.isEmpty() ? "anywhere" : places);
    }

    private static String state(IssuedKey key, Instant now) {
        if (key.isRevoked()) {
            return "revoked";
        }
        return valid(key, now).count() > 1 ? "rotating" : "valid";
    }

    private static Stream<Secret> valid(IssuedKey key, Instant now) {
        return key.secrets().stream().filter(secret -> secret.isValid(now));
    }

    private static List<String> scopesOf(Grant grant) {
        return grant.scopes().stream().sorted().map(Scope::word).toList();
    }

    private static ObjectNode json(List<IssuedKey> keys, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("keys");
        keys.forEach(key -> list.add(keyJson(key, now)));
        return json;
    }

    private static ObjectNode keyJson(IssuedKey key, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", key.grant().key().value())
                .put("createdAt", key.createdAt().toString())
                .put("state", state(key, now));
        ArrayNode scopes = json.putArray("scopes");
        scopesOf(key.grant()).forEach(scopes::add);
        ArrayNode within = json.putArray("within");
        key.grant().within().forEach(place -> within.add(place.value()));
        key.grant().monthlyShare().ifPresent(units -> json.put("monthlyShare", units));
        ArrayNode secrets = json.putArray("secrets");
        valid(key, now).forEach(secret -> {
            ObjectNode times = secrets.addObject().put("since", secret.since().toString());
            secret.endsAt().ifPresent(end -> times.put("endsAt", end.toString()));
        });
        return json;
    }
}
