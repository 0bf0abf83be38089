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

/** Issues a key and shows its secret. */
@Command(
        name = "create",
        description = "Creates an API key and prints its secret, which is shown this once only.",
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
            description = "what it may be used for: purge, purge:wildcard, purge:tag, read, cancel (default: all)")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(
            names = "--within",
            paramLabel = "URL",
            description = "bind it to what lies below https://host/prefix/; once for each place")
    private List<String> within = new ArrayList<>();

    @Option(names = "--share", paramLabel = "N", description = "items of the account's monthly quota that it may use")
    private Optional<Integer> share = Optional.empty();

    KeyCreate(Session session) {
        this.session = session;
        this.stack = new TableOptions(session);
    }

    @Override
    public void run() {
        Grant grant = CommandFailure.refusing(this::grant);
        AccountId account = name.account();
        ApiKey secret = KeySecret.draw(new SecureRandom());
        new StackAccess(stack.variables()).call(aws -> issue(aws, account, grant, secret));
        KeySecret.show(session, name, secret);
        session.printMessage("This is the secret of key " + grant.key() + " of account " + account + ". It is not shown again.");
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
                .orElseThrow(() -> new IllegalArgumentException("there is no scope " + word + ", only "
                        + Stream.of(Scope.values()).map(Scope::word).collect(Collectors.joining(", "))));
    }

    private static IssuedKey issue(AwsWiring aws, AccountId id, Grant grant, ApiKey secret) {
        // no key is issued that nobody could use
        Account account = StackAccess.account(aws, id);
        grant.within().stream().filter(place -> !isOf(account, place)).forEach(place -> {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    place + " lies in no endpoint of account " + id + ": 'edgepurge account show " + id
                            + "' shows them.");
        });
        IssuedKey key = CommandFailure.refusing(() -> new IssuedKey(id, grant, Instant.EPOCH, List.of()));
        if (!aws.keys().issue(id, grant, secret)) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "The account %s has, or had, a key %s, and it stays as it is: give it a new secret with 'edgepurge key rotate %s %s', or choose another name."
                            .formatted(id, grant.key(), id, grant.key()));
        }
        return key;
    }

    private static boolean isOf(Account account, EndpointUrl place) {
        return account.endpoints().stream()
                .map(UrlEndpoint::location)
                .anyMatch(endpoint -> endpoint.contains(place) || place.contains(endpoint));
    }
}
