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
import io.edgepurge.domain.reconcile.FolderWildcards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Where an operator, with AWS credentials of his own, enters accounts. Safe for use by many threads. */
public final class AccountRegistry {
    /** Each takes two writes of a transaction that holds 100, beside the account itself. */
    private static final int MAX_DISTRIBUTIONS = 49;

    private final Table table;

    AccountRegistry(Table table) {
        this.table = table;
    }

    /**
     * Enters a new account, or new endpoints and a new quota of one that is there.
     *
     * @return why it was refused, in a sentence for the operator, or nothing if it is entered
     * @throws io.edgepurge.domain.purge.LedgerUnavailable if it is not known whether it was entered; enter it again
     */
    public Optional<String> enter(Account account) {
        return table.backoff().until(attempt -> tryEnter(account));
    }

    /**
     * Allows folder wildcards on a distribution, in the place of what was allowed before.
     *
     * @return why it was refused, in a sentence for the operator, or nothing if it is entered
     */
    public Optional<String> enter(DistributionId distribution, FolderWildcards allowed) {
        return change(
                distribution,
                "SET " + StoredFolderWildcards.ATTRIBUTE + " = :allowed",
                Map.of(":allowed", StoredFolderWildcards.write(allowed)));
    }

    /**
     * Allows no folder wildcards on a distribution, as at the beginning. Plans that hold some are carried out.
     *
     * @return why it was refused, in a sentence for the operator, or nothing if it is done
     */
    public Optional<String> withdrawFolderWildcards(DistributionId distribution) {
        return change(distribution, "REMOVE " + StoredFolderWildcards.ATTRIBUTE, Map.of());
    }

    private Optional<String> change(DistributionId distribution, String update, Map<String, AttributeValue> values) {
        Change change = new Change(Key.distribution(distribution), update, "attribute_exists(pk)", values);
        return table.update(change).isPresent()
                ? Optional.empty()
                : Optional.of("No account has an endpoint on the distribution " + distribution + ".");
    }

    /** Nothing if another operator was at it at the same moment. */
    private Optional<Optional<String>> tryEnter(Account account) {
        Set<DistributionId> after = distributionsOf(account.endpoints());
        Set<DistributionId> left = new HashSet<>(distributionsBefore(account.id()));
        left.removeAll(after);
        if (after.size() + left.size() > MAX_DISTRIBUTIONS) {
            return Optional.of(Optional.of("An account can be on, or move between, at most " + MAX_DISTRIBUTIONS
                    + " distributions at once: make the change in several steps, or several accounts."));
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        for (DistributionId distribution : after) {
            long edition = edition(distribution);
            Optional<String> refusal = overlap(account, distribution);
            if (refusal.isPresent()) {
                return Optional.of(refusal);
            }
            // listed first and by itself: a distribution without endpoints is passed over by the sweep
            table.put(Key.listed(distribution), Map.of());
            writes.add(nextEdition(distribution, edition, hasOriginCaches(account, distribution))
                    .in(table));
            writes.add(table.putInTransaction(
                    Key.endpoints(distribution, account.id()), endpoints(account, distribution)));
        }
        left.forEach(distribution -> writes.add(table.deleteInTransaction(Key.endpoints(distribution, account.id()))));
        writes.add(table.putInTransaction(Key.account(account.id()), write(account)));
        return committed(writes);
    }

    private Optional<Optional<String>> committed(List<TransactWriteItem> writes) {
        return table.answered(() -> {
            try {
                table.transact(writes, Optional.empty());
                return Optional.of(Optional.empty());
            } catch (TransactionCanceledException e) {
                return Optional.empty();
            }
        });
    }

    private Set<DistributionId> distributionsBefore(AccountId account) {
        return distributionsOf(
                DynamoDbAccounts.find(table, account).map(Account::endpoints).orElse(List.of()));
    }

    private long edition(DistributionId distribution) {
        return table.get(Key.distribution(distribution))
                .map(item -> Attributes.number(item, "endpointsEdition"))
                .orElse(0L);
    }

    private Optional<String> overlap(Account account, DistributionId distribution) {
        List<OwnedEndpoint> existing = table
                .queryAll(Key.distribution(distribution).partition(), Key.ENDPOINT)
                .stream()
                .flatMap(AccountRegistry::owned)
                .toList();
        return account.endpoints().stream()
                .filter(endpoint -> endpoint.distribution().equals(distribution))
                .flatMap(endpoint ->
                        EndpointOverlap.refusalOf(new OwnedEndpoint(account.id(), endpoint), existing).stream())
                .findFirst();
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

    private static boolean hasOriginCaches(Account account, DistributionId distribution) {
        return account.endpoints().stream()
                .filter(endpoint -> endpoint.distribution().equals(distribution))
                .anyMatch(endpoint -> endpoint.originCaches().isPresent());
    }

    private static Set<DistributionId> distributionsOf(List<UrlEndpoint> endpoints) {
        return endpoints.stream().map(UrlEndpoint::distribution).collect(Collectors.toSet());
    }

    private static Map<String, AttributeValue> endpoints(Account account, DistributionId distribution) {
        return Map.of(
                "account", text(account.id().value()),
                "endpoints",
                        Attributes.maps(account.endpoints().stream()
                                .filter(endpoint -> endpoint.distribution().equals(distribution))
                                // for the overlap rule alone, so the caches' secret stays in one place
                                .map(endpoint -> endpoint.withOriginCaches(Optional.empty()))
                                .map(StoredEndpoint::write)
                                .toList()));
    }

    private static Map<String, AttributeValue> write(Account account) {
        return Map.of(
                "monthlyQuota", number(account.monthlyQuota()),
                "endpoints",
                        Attributes.maps(account.endpoints().stream()
                                .map(StoredEndpoint::write)
                                .toList()));
    }
}
