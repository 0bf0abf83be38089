package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.TableOptions;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.IssuedKey;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates an API key and prints its secret. */
@Command(
        name = "create",
        description = "Creates an API key and prints its secret. The secret is shown only once.",
        mixinStandardHelpOptions = true)
final class KeyCreate implements Runnable {
    private final Session session;

    @Mixin
    private final TableOptions stack;

    @Mixin
    private final KeyParameters name = new KeyParameters();

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "scopes of the key: purge, purge:wildcard, purge:tag, read, cancel (default: all)")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(
            names = "--within",
            paramLabel = "URL",
            description = "restrict the key to URLs below https://host/prefix/; repeatable")
    private List<String> within = new ArrayList<>();

    @Option(
            names = "--share",
            paramLabel = "N",
            description = "part of the account's monthly quota that the key may use, in items")
    private Optional<Integer> share = Optional.empty();

    KeyCreate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        Grant grant = CommandFailure.validated(this::grant);
        AccountId account = name.account();
        ApiKey secret = KeySecret.generate(new SecureRandom());
        new StackAccess(stack.variables()).call(aws -> issue(aws, account, grant, secret));
        KeySecret.print(session, name, secret);
        session.printMessage(
                "Secret of key " + grant.key() + " of account " + account + ". Store it now: it is not shown again.");
    }

    private Grant grant() {
        Set<Scope> allowed = scopes.isEmpty()
                ? Scope.all()
                : scopes.stream().map(KeyCreate::scope).collect(Collectors.toSet());
        return new Grant(
                name.key(), allowed, within.stream().map(EndpointUrl::new).toList(), share);
    }

    private static Scope scope(String word) {
        return Scope.parse(word)
                .orElseThrow(() -> new IllegalArgumentException("unknown scope " + word + ". Known scopes: "
                        + Stream.of(Scope.values()).map(Scope::word).collect(Collectors.joining(", "))));
    }

    private static IssuedKey issue(AwsWiring aws, AccountId id, Grant grant, ApiKey secret) {
        // reject a restriction that would make the key useless
        Account account = StackAccess.account(aws, id);
        grant.within().stream().filter(place -> !overlaps(account, place)).forEach(place -> {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    place + " is not in an endpoint of account " + id
                            + ". List its endpoints with 'edgepurge account show " + id + "'.");
        });
        IssuedKey key = CommandFailure.validated(() -> new IssuedKey(id, grant, Instant.EPOCH, List.of()));
        if (!aws.keyRegistry().issue(id, grant, secret)) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "The account %s already has or had a key %s. To give it a new secret, run 'edgepurge key rotate %s %s'; otherwise, choose another name."
                            .formatted(id, grant.key(), id, grant.key()));
        }
        return key;
    }

    private static boolean overlaps(Account account, EndpointUrl place) {
        return account.endpoints().stream()
                .map(UrlEndpoint::location)
                .anyMatch(endpoint -> endpoint.contains(place) || place.contains(endpoint));
    }
}
