package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verifier.PendingVerification;
import io.edgepurge.domain.verifier.VerificationStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code VerificationStore}: pending visits in one partition per distribution, and the results of a purge next
 * to the states of its items.
 *
 * <p>The item of the distribution counts how often visits were scheduled, and stores the count at which none was pending. So a
 * worker looks for visits only if the counts differ, which costs other purges nothing.
 */
final class DynamoDbVerificationStore implements VerificationStore {
    private static final String SCHEDULED = "visitsScheduled";
    private static final String DONE = "visitsDone";

    private final Table table;
    private final Parallel parallel;

    DynamoDbVerificationStore(Table table, Parallel parallel) {
        this.table = table;
        this.parallel = parallel;
    }

    /** Returns the count of scheduled visits if some may be pending. */
    static Optional<Long> unverified(Map<String, AttributeValue> distribution) {
        long scheduled = countOf(distribution, SCHEDULED);
        return scheduled > countOf(distribution, DONE) ? Optional.of(scheduled) : Optional.empty();
    }

    private static long countOf(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? number(item, name) : 0;
    }

    @Override
    public void schedule(DistributionId distribution, List<Claim> claims, Instant at) {
        parallel.forEach(claims, claim -> {
            PendingVerification entry = PendingVerification.ofPlan(distribution, claim, at);
            table.put(Key.visit(entry), write(entry));
        });
        count(distribution);
    }

    @Override
    public boolean request(DistributionId distribution, Claim claim, Instant now) {
        PendingVerification entry = PendingVerification.onRequest(distribution, claim, now);
        boolean added = table.commit(List.of(table.transactPutNew(Key.visit(entry), write(entry))));
        count(distribution);
        return added;
    }

    /** Counts after the entries are written. A worker that has read an earlier count then keeps looking for visits. */
    private void count(DistributionId distribution) {
        table.update(new ItemUpdate(
                Key.distribution(distribution),
                "ADD " + SCHEDULED + " :one",
                "attribute_exists(pk)",
                Map.of(":one", number(1))));
    }

    @Override
    public List<PendingVerification> pending(DistributionId distribution, int most) {
        return table.queryAfter(Key.visits(distribution), " ", most).stream()
                .map(item -> read(distribution, item))
                .toList();
    }

    @Override
    public boolean update(PendingVerification read, PendingVerification next) {
        return table.update(new ItemUpdate(
                        Key.visit(read),
                        "SET dueAt = :next, visits = :visits, waiting = :items",
                        "dueAt = :read",
                        Map.of(
                                ":read", time(read.dueAt()),
                                ":next", time(next.dueAt()),
                                ":visits", number(next.visits()),
                                ":items", numbers(next.claim().items()))))
                .isPresent();
    }

    @Override
    public void remove(PendingVerification read) {
        table.delete(Key.visit(read), "dueAt = :read", Map.of(":read", time(read.dueAt())));
    }

    @Override
    public void record(Claim claim, Map<Integer, Verification> results) {
        AccountId account = claim.account();
        PurgeId purge = claim.purge();
        AttributeValue expiry = table.retention().expiry(purge);
        if (table.update(StoredVerification.update(account, purge, results, expiry))
                .isPresent()) {
            table.update(StoredSummary.verified(account, purge, results));
        } else if (results.size() > 1) {
            results.forEach((item, result) -> record(claim, Map.of(item, result)));
        }
    }

    @Override
    public void nonePending(DistributionId distribution, long unverified) {
        table.update(new ItemUpdate(
                Key.distribution(distribution),
                "SET " + DONE + " = :count",
                "attribute_exists(pk) AND (attribute_not_exists(" + DONE + ") OR " + DONE + " < :count)",
                Map.of(":count", number(unverified))));
    }

    private Map<String, AttributeValue> write(PendingVerification entry) {
        return table.retention()
                .with(
                        entry.claim().purge(),
                        Map.of(
                                "waiting", numbers(entry.claim().items()),
                                "scheduledAt", time(entry.scheduledAt()),
                                "visits", number(entry.visits()),
                                "dueAt", time(entry.dueAt())));
    }

    private static PendingVerification read(DistributionId distribution, Map<String, AttributeValue> item) {
        String[] key = text(item, Key.SORT).split("#", -1);
        return new PendingVerification(
                distribution,
                new Claim(new AccountId(key[0]), new PurgeId(key[1]), numbers(item, "waiting")).withVerify(true),
                key[2],
                time(item, "scheduledAt"),
                Attributes.wholeNumber(item, "visits"),
                time(item, "dueAt"));
    }
}
