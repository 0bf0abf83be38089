package io.edgepurge.aws;

import io.edgepurge.aws.Entry.Done;
import io.edgepurge.aws.Entry.Exists;
import io.edgepurge.aws.Entry.Missing;
import io.edgepurge.aws.Entry.Refused;
import io.edgepurge.aws.Table.Change;
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
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Where an operator, with AWS credentials of his own, enters accounts. Safe for use by many threads; of several operators none
 * loses what another one changed.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} if it is not known whether it was done; do it
 * again.
 */
public final class AccountRegistry {
    /** Each takes two writes of a transaction that holds 100, beside the account itself. */
    private static final int MAX_DISTRIBUTIONS = 49;

    private final Table table;
    private final EndpointEntries endpoints;

    AccountRegistry(Table table) {
        this.table = table;
        this.endpoints = new EndpointEntries(table);
    }

    /**
     * Enters an account as a whole, in the place of what was there: endpoints that are left out are gone.
     *
     * @return why it was refused, in a sentence for the operator, or nothing if it is entered
     */
    public Optional<String> enter(Account account) {
        Entry entry = table.backoff().until(attempt -> tryWrite(StoredAccount.find(table, account.id()), account));
        return entry instanceof Refused(String why) ? Optional.of(why) : Optional.empty();
    }

    /** Enters a new account: {@link Done}, {@link Refused} or {@link Exists}. */
    public Entry create(Account account) {
        return table.backoff()
                .until(attempt -> StoredAccount.find(table, account.id())
                        .<Optional<Entry>>map(there -> Optional.of(new Exists(there.account())))
                        .orElseGet(() -> tryWrite(Optional.empty(), account)));
    }

    /**
     * Changes an account that is there: {@link Done}, {@link Refused} or {@link Missing}.
     *
     * @param change from what is there to what is to be there; asked again if another operator was faster
     */
    public Entry change(AccountId id, UnaryOperator<Account> change) {
        return table.backoff().until(attempt -> {
            Optional<StoredAccount> there = StoredAccount.find(table, id);
            return there.isPresent()
                    ? tryWrite(there, change.apply(there.get().account()))
                    : Optional.of(new Missing());
        });
    }

    /** The endpoints of all accounts, by distribution; without their origin caches. */
    public List<OwnedEndpoint> endpoints() {
        return endpoints.all().toList();
    }

    /**
     * Allows folder wildcards on a distribution, in the place of what was allowed before.
     *
     * @return why it was refused, in a sentence for the operator, or nothing if it is entered
     */
    public Optional<String> enter(DistributionId distribution, FolderWildcardPolicy allowed) {
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
    private Optional<Entry> tryWrite(Optional<StoredAccount> before, Account account) {
        Set<DistributionId> after = distributionsOf(account);
        Set<DistributionId> left = before.map(StoredAccount::account)
                .map(AccountRegistry::distributionsOf)
                .orElseGet(HashSet::new);
        left.removeAll(after);
        if (after.size() + left.size() > MAX_DISTRIBUTIONS) {
            return Optional.of(new Refused("An account can be on, or move between, at most " + MAX_DISTRIBUTIONS
                    + " distributions at once: make the change in several steps, or several accounts."));
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        for (DistributionId distribution : after) {
            long edition = endpoints.edition(distribution);
            Optional<String> overlap = endpoints.overlap(account, distribution);
            if (overlap.isPresent()) {
                return Optional.of(new Refused(overlap.get()));
            }
            writes.addAll(endpoints.entering(account, distribution, edition));
        }
        left.forEach(distribution -> writes.add(endpoints.leaving(account.id(), distribution)));
        writes.add(StoredAccount.replacing(before, account).in(table));
        return committed(writes) ? Optional.of(new Done(account)) : Optional.empty();
    }

    private boolean committed(List<TransactWriteItem> writes) {
        return table.answered(() -> {
            try {
                table.transact(writes, Optional.empty());
                return true;
            } catch (TransactionCanceledException e) {
                return false;
            }
        });
    }

    private static Set<DistributionId> distributionsOf(Account account) {
        return account.endpoints().stream()
                .map(UrlEndpoint::distribution)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
