package io.edgepurge.aws;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.PurgeQueue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB-backed {@code PurgeQueue}: one partition per distribution, sorted by account and purge age. */
final class DynamoDbPurgeQueue implements PurgeQueue {
    private static final int PAGE = 100;

    /** Sorts after every purge id. */
    private static final String AFTER_ALL_PURGES = "#~";

    private final Table table;
    private final Parallel parallel;

    DynamoDbPurgeQueue(Table table, Parallel parallel) {
        this.table = table;
        this.parallel = parallel;
    }

    @Override
    public Waiting waiting(DistributionId distribution, Instant now, int enough) {
        return new FairRead(distribution, now).upTo(enough);
    }

    @Override
    public void remove(DistributionId distribution, List<Claim> claims) {
        parallel.forEach(claims, claim -> remove(distribution, claim));
    }

    private void remove(DistributionId distribution, Claim claim) {
        Key key = Key.queued(distribution, claim.account(), claim.purge());
        Map<String, AttributeValue> items = Map.of(":items", Attributes.numbers(claim.items()));
        if (table.delete(key, "waiting = :items", items)) {
            return;
        }
        table.update(new ItemUpdate(key, "DELETE waiting :items", "attribute_exists(pk)", items))
                // DynamoDB drops a set with its last element
                .filter(left -> !left.containsKey("waiting"))
                .ifPresent(empty -> table.delete(key, "attribute_not_exists(waiting)", Map.of()));
    }

    private QueuePage page(DistributionId distribution, String after) {
        return new QueuePage(table.queryAfter(Key.queue(distribution), after, PAGE), PAGE);
    }

    /** One read of a distribution's queue, which takes purges from all accounts in turn. */
    private final class FairRead {
        private final DistributionId distribution;
        private final Instant now;
        private Optional<Instant> next = Optional.empty();

        FairRead(DistributionId distribution, Instant now) {
            this.distribution = distribution;
            this.now = now;
        }

        Waiting upTo(int enough) {
            List<Claim> heads = new ArrayList<>();
            List<AccountQueue> queues = queues(enough);
            int items = 0;
            while (items < enough && !queues.isEmpty()) {
                for (AccountQueue queue : queues) {
                    Claim head = queue.next();
                    heads.add(head);
                    items += head.items().size();
                }
                queues = queues.stream().filter(AccountQueue::hasNext).toList();
            }
            return new Waiting(heads, next);
        }

        /** Reads the first purges of each account, and skips to the next account after each page. */
        private List<AccountQueue> queues(int enough) {
            Map<AccountId, AccountQueue> queues = new LinkedHashMap<>();
            String after = " ";
            while (queues.size() < enough) {
                QueuePage page = page(distribution, after);
                page.claims()
                        .forEach(claim -> queues.computeIfAbsent(claim.account(), AccountQueue::new)
                                .add(claim));
                if (!page.full()) {
                    break;
                }
                AccountId last = page.lastAccount();
                after = last + AFTER_ALL_PURGES;
                queues.computeIfAbsent(last, AccountQueue::new).continueAfter(page.lastSort());
            }
            return queues.values().stream().filter(AccountQueue::hasNext).toList();
        }

        /** The queue of one account, which reads its next page on demand. */
        private final class AccountQueue {
            private final AccountId account;
            private final Deque<Claim> claims = new ArrayDeque<>();
            private Optional<String> nextPageAfter = Optional.empty();
            private boolean ended;

            AccountQueue(AccountId account) {
                this.account = account;
            }

            /** Adds a claim. Claims are sorted by the time they join the queue, so the first future one ends the queue. */
            void add(Claim claim) {
                Instant joins = claim.purge().queuedAt();
                if (!ended && joins.isAfter(now)) {
                    ended = true;
                    next = next.filter(sooner -> !sooner.isAfter(joins)).or(() -> Optional.of(joins));
                }
                if (!ended) {
                    claims.add(claim);
                }
            }

            void continueAfter(String sort) {
                nextPageAfter = Optional.of(sort);
            }

            boolean hasNext() {
                while (claims.isEmpty() && !ended && nextPageAfter.isPresent()) {
                    QueuePage page = page(distribution, nextPageAfter.get());
                    page.claims().stream()
                            .filter(claim -> claim.account().equals(account))
                            .forEach(this::add);
                    nextPageAfter = Optional.of(page)
                            .filter(read -> read.full() && read.lastAccount().equals(account))
                            .map(QueuePage::lastSort);
                }
                return !claims.isEmpty();
            }

            Claim next() {
                return claims.remove();
            }
        }
    }
}
