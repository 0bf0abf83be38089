package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.trueValue;

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

/** The endpoints of each distribution by account, stored in the distribution's partition to check new endpoints for overlap. */
final class DistributionEndpoints {
    private final Table table;

    DistributionEndpoints(Table table) {
        this.table = table;
    }

    /** Returns the endpoints of all accounts by distribution. */
    Stream<OwnedEndpoint> all() {
        return table.queryAll(Key.DISTRIBUTIONS, "").stream()
                .map(item -> new DistributionId(text(item, Key.SORT)))
                .flatMap(this::on);
    }

    /** Returns the endpoints of all accounts on a distribution. */
    Stream<OwnedEndpoint> on(DistributionId distribution) {
        return table.queryAll(Key.distribution(distribution).partition(), Key.ENDPOINT).stream()
                .flatMap(DistributionEndpoints::owned);
    }

    /** Describes the overlap of an account's endpoints with those of another account, if any. */
    Optional<String> findOverlap(Account account, DistributionId distribution) {
        List<OwnedEndpoint> existing = on(distribution).toList();
        return of(account, distribution)
                .flatMap(endpoint -> EndpointOverlap.find(new OwnedEndpoint(account.id(), endpoint), existing).stream())
                .findFirst();
    }

    /** Returns the version of a distribution's endpoints, used for optimistic locking. */
    long version(DistributionId distribution) {
        return table.get(Key.distribution(distribution))
                .map(item -> Attributes.number(item, "endpointsEdition"))
                .orElse(0L);
    }

    /** Returns the writes of an account's endpoints, on the condition that the version is unchanged (optimistic locking). */
    List<TransactWriteItem> put(Account account, DistributionId distribution, long version) {
        // listed first, outside the transaction: the sweep skips a distribution without endpoints
        table.put(Key.listed(distribution), Map.of());
        boolean originCaches = of(account, distribution)
                .anyMatch(endpoint -> endpoint.originCaches().isPresent());
        return List.of(
                nextVersion(distribution, version, originCaches).inTransaction(table),
                table.transactPut(Key.endpoints(distribution, account.id()), write(account, distribution)));
    }

    /** Returns the write that deletes an account's endpoints on a distribution. */
    TransactWriteItem delete(AccountId account, DistributionId distribution) {
        return table.transactDelete(Key.endpoints(distribution, account));
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

    /** Never removes {@code originCaches} from a distribution, because purges may still wait for them. */
    private static ItemUpdate nextVersion(DistributionId distribution, long version, boolean originCaches) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":next", number(version + 1), ":first", number(0)));
        if (version > 0) {
            values.put(":edition", number(version));
        }
        if (originCaches) {
            values.put(":yes", trueValue());
        }
        return new ItemUpdate(
                Key.distribution(distribution),
                "SET endpointsEdition = :next, #version = if_not_exists(#version, :first)"
                        + (originCaches ? ", originCaches = :yes" : ""),
                version == 0 ? "attribute_not_exists(pk)" : "endpointsEdition = :edition",
                Map.of("#version", "version"),
                values);
    }

    private static Map<String, AttributeValue> write(Account account, DistributionId distribution) {
        return Map.of(
                "account", text(account.id().value()),
                "endpoints",
                        maps(of(account, distribution)
                                // the overlap check needs no origin caches, and their secret is stored only once
                                .map(endpoint -> endpoint.withOriginCaches(Optional.empty()))
                                .map(StoredEndpoint::write)
                                .toList()));
    }
}
