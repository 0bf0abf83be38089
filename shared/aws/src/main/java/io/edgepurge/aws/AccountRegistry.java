package io.edgepurge.aws;

import io.edgepurge.aws.AccountResult.AlreadyExists;
import io.edgepurge.aws.AccountResult.NotFound;
import io.edgepurge.aws.AccountResult.Refused;
import io.edgepurge.aws.AccountResult.Saved;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.OwnedEndpoint;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Creates and changes accounts for an operator with AWS credentials. Safe for use by many threads.
 *
 * <p>Concurrent changes never overwrite each other: every write uses optimistic locking on the version attribute.
 *
 * <p>Methods throw {@link io.edgepurge.domain.purge.StoreUnavailable} if the outcome is unknown; repeat the call.
 */
public final class AccountRegistry {
    /** DynamoDB allows 100 writes in a transaction: two for each distribution and one for the account. */
    private static final int MAX_DISTRIBUTIONS = 49;

    private final Table table;
    private final DistributionEndpoints endpoints;

    AccountRegistry(Table table) {
        this.table = table;
        this.endpoints = new DistributionEndpoints(table);
    }

    /** Creates an account or replaces all of it: {@link Saved} or {@link Refused}. */
    public AccountResult save(Account account) {
        return table.backoff().retryOrThrow(() -> tryWrite(StoredAccount.find(table, account.id()), account));
    }

    /** Creates an account: {@link Saved}, {@link Refused}, or {@link AlreadyExists}. */
    public AccountResult create(Account account) {
        return table.backoff().retryOrThrow(() -> {
            Optional<StoredAccount> existing = StoredAccount.find(table, account.id());
            return existing.isPresent()
                    ? Attempt.done(new AlreadyExists(existing.get().account()))
                    : tryWrite(Optional.empty(), account);
        });
    }

    /**
     * Changes an existing account: {@link Saved}, {@link Refused}, or {@link NotFound}.
     *
     * @param change computes the new account; called again after a version conflict
     */
    public AccountResult update(AccountId id, UnaryOperator<Account> change) {
        return table.backoff().retryOrThrow(() -> {
            Optional<StoredAccount> existing = StoredAccount.find(table, id);
            return existing.isPresent()
                    ? tryWrite(existing, change.apply(existing.get().account()))
                    : Attempt.done(new NotFound());
        });
    }

    /** Returns the endpoints of all accounts, by distribution, without their origin caches. */
    public List<OwnedEndpoint> endpoints() {
        return endpoints.all().toList();
    }

    /** Allows folder wildcards on a distribution and replaces an earlier policy. */
    public FolderWildcardsResult allowFolderWildcards(DistributionId distribution, FolderWildcardPolicy allowed) {
        return update(
                distribution,
                "SET " + StoredFolderWildcards.ATTRIBUTE + " = :allowed",
                Map.of(":allowed", StoredFolderWildcards.write(allowed)));
    }

    /** Forbids folder wildcards on a distribution, which is the default. Existing plans keep theirs. */
    public FolderWildcardsResult forbidFolderWildcards(DistributionId distribution) {
        return update(distribution, "REMOVE " + StoredFolderWildcards.ATTRIBUTE, Map.of());
    }

    private FolderWildcardsResult update(
            DistributionId distribution, String update, Map<String, AttributeValue> values) {
        ItemUpdate change = new ItemUpdate(Key.distribution(distribution), update, "attribute_exists(pk)", values);
        return table.update(change).isPresent()
                ? new FolderWildcardsResult.Updated()
                : new FolderWildcardsResult.Refused(
                        "No account has an endpoint on the distribution " + distribution + ".");
    }

    /** Writes the account in one transaction; asks for a retry after a version conflict. */
    private Attempt<AccountResult> tryWrite(Optional<StoredAccount> before, Account account) {
        Set<DistributionId> after = distributionsOf(account);
        Set<DistributionId> removed = before.map(StoredAccount::account)
                .map(AccountRegistry::distributionsOf)
                .orElseGet(HashSet::new);
        removed.removeAll(after);
        if (after.size() + removed.size() > MAX_DISTRIBUTIONS) {
            return Attempt.done(new Refused("An account can be on, or move between, at most " + MAX_DISTRIBUTIONS
                    + " distributions at once: make the change in several steps, or several accounts."));
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        for (DistributionId distribution : after) {
            long version = endpoints.version(distribution);
            Optional<String> overlap = endpoints.findOverlap(account, distribution);
            if (overlap.isPresent()) {
                return Attempt.done(new Refused(overlap.get()));
            }
            writes.addAll(endpoints.put(account, distribution, version));
        }
        removed.forEach(distribution -> writes.add(endpoints.delete(account.id(), distribution)));
        writes.add(StoredAccount.replace(before, account).inTransaction(table));
        return Attempt.doneIf(table.commit(writes), new Saved(account));
    }

    private static Set<DistributionId> distributionsOf(Account account) {
        return account.endpoints().stream()
                .map(UrlEndpoint::distribution)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
