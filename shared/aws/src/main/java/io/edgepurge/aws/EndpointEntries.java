package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.yes;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.EndpointOverlap;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The endpoints of each distribution, by account, beside the distribution: what new ones are compared with. */
final class EndpointEntries {
    private final Table table;

    EndpointEntries(Table table) {
        this.table = table;
    }

    /** The endpoints of every account, by distribution. */
    Stream<OwnedEndpoint> all() {
        return table.queryAll(Key.DISTRIBUTIONS, "").stream()
                .map(item -> new DistributionId(text(item, Key.SORT)))
                .flatMap(this::on);
    }

    /** Those that accounts have on a distribution. */
    Stream<OwnedEndpoint> on(DistributionId distribution) {
        return table.queryAll(Key.distribution(distribution).partition(), Key.ENDPOINT).stream()
                .flatMap(EndpointEntries::owned);
    }

    /** Why an account may not have its endpoints on a distribution. */
    Optional<String> overlap(Account account, DistributionId distribution) {
        List<OwnedEndpoint> existing = on(distribution).toList();
        return of(account, distribution)
                .flatMap(endpoint ->
                        EndpointOverlap.refusalOf(new OwnedEndpoint(account.id(), endpoint), existing).stream())
                .findFirst();
    }

    /** How often endpoints of a distribution were entered. */
    long edition(DistributionId distribution) {
        return table.get(Key.distribution(distribution))
                .map(item -> Attributes.number(item, "endpointsEdition"))
                .orElse(0L);
    }

    /** Enters an account's endpoints on a distribution, if nobody entered any since this edition. */
    List<TransactWriteItem> entering(Account account, DistributionId distribution, long edition) {
        // listed first and by itself: a distribution without endpoints is passed over by the sweep
        table.put(Key.listed(distribution), Map.of());
        boolean originCaches = of(account, distribution)
                .anyMatch(endpoint -> endpoint.originCaches().isPresent());
        return List.of(
                nextEdition(distribution, edition, originCaches).in(table),
                table.putInTransaction(Key.endpoints(distribution, account.id()), write(account, distribution)));
    }

    /** Takes an account's endpoints from a distribution. */
    TransactWriteItem leaving(AccountId account, DistributionId distribution) {
        return table.deleteInTransaction(Key.endpoints(distribution, account));
    }

    private static Stream<UrlEndpoint> of(Account account, DistributionId distribution) {
        return account.endpoints().stream()
                .filter(endpoint -> endpoint.distribution().equals(distribution));
    }

    private static Stream<OwnedEndpoint> owned(Map<String, AttributeValue> item) {
        AccountId owner = new AccountId(text(item, "account"));
        return maps(item, "endpoints").stream()
                .map(StoredEndpoint::read)
                .map(endpoint -> new OwnedEndpoint(owner, endpoint));
    }

    /** That a distribution has origin caches is never taken back: something may be waiting for them. */
    private static Change nextEdition(DistributionId distribution, long edition, boolean originCaches) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":next", number(edition + 1), ":first", number(0)));
        if (edition > 0) {
            values.put(":edition", number(edition));
        }
        if (originCaches) {
            values.put(":yes", yes());
        }
        return new Change(
                Key.distribution(distribution),
                "SET endpointsEdition = :next, #version = if_not_exists(#version, :first)"
                        + (originCaches ? ", originCaches = :yes" : ""),
                edition == 0 ? "attribute_not_exists(pk)" : "endpointsEdition = :edition",
                Map.of("#version", "version"),
                values);
    }

    private static Map<String, AttributeValue> write(Account account, DistributionId distribution) {
        return Map.of(
                "account", text(account.id().value()),
                "endpoints",
                        maps(of(account, distribution)
                                // for the overlap rule alone, so the caches' secret stays in one place
                                .map(endpoint -> endpoint.withOriginCaches(Optional.empty()))
                                .map(StoredEndpoint::write)
                                .toList()));
    }
}
