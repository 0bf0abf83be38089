package io.edgepurge.aws;

import io.edgepurge.aws.QueuePage.Lane;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
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
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code PurgeQueue}: one partition per distribution, sorted by account and purge age. The wildcards of an account
 * come before its files and are read like the queue of another account.
 */
final class DynamoDbPurgeQueue implements PurgeQueue {
    private static final int PAGE = 100;

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
        List<Key> keys = Stream.of(InProgressLimit.values())
                .map(limit -> Key.queued(new QueueName(distribution, limit), claim.account(), claim.purge()))
                .toList();
        Map<String, AttributeValue> items = Map.of(":items", Attributes.numbers(claim.items()));
        // most claims are a whole entry, so one delete suffices
        if (keys.stream().noneMatch(key -> table.delete(key, "waiting = :items", items))) {
            keys.forEach(key -> removePart(key, items));
        }
    }

    private void removePart(Key key, Map<String, AttributeValue> items) {
        table.update(new ItemUpdate(key, "DELETE waiting :items", "attribute_exists(pk)", items))
                // DynamoDB drops a set with its last element
                .filter(left -> !left.containsKey("waiting"))
                .ifPresent(empty -> table.delete(key, "attribute_not_exists(waiting)", Map.of()));
    }

    private QueuePage page(DistributionId distribution, String after) {
        return new QueuePage(table.queryAfter(Key.queue(distribution), after, PAGE), PAGE);
    }

    /** One read of a distribution's queue, which takes purges from the files and the wildcards of all accounts in turn. */
    private final class FairRead {
        private final DistributionId distribution;
        private final Instant now;
        private final Instant latest;
        private Optional<Instant> next = Optional.empty();

        FairRead(DistributionId distribution, Instant now) {
            this.distribution = distribution;
            this.now = now;
            this.latest = now.isBefore(Instant.MAX.minus(MAX_CLOCK_SKEW)) ? now.plus(MAX_CLOCK_SKEW) : now;
        }

        Waiting upTo(int enough) {
            List<LaneQueue> queues = queues(enough);
            List<Claim> heads = new ArrayList<>();
            // wildcards first, so that those of the same plan cover files
            for (InProgressLimit limit : List.of(InProgressLimit.WILDCARDS, InProgressLimit.FILES)) {
                addHeads(heads, queues.stream().filter(queue -> queue.lane.limit() == limit), enough);
            }
            return new Waiting(heads, next);
        }

        private void addHeads(List<Claim> heads, Stream<LaneQueue> ofLimit, int enough) {
            List<LaneQueue> queues = ofLimit.filter(LaneQueue::hasNext).toList();
            int items = 0;
            while (items < enough && !queues.isEmpty()) {
                for (LaneQueue queue : queues) {
                    Claim head = queue.next();
                    heads.add(head);
                    items += head.items().size();
                }
                queues = queues.stream().filter(LaneQueue::hasNext).toList();
            }
        }

        /** Reads the first purges of each lane, and skips to the next lane after each page. */
        private List<LaneQueue> queues(int enough) {
            Map<Lane, LaneQueue> queues = new LinkedHashMap<>();
            String after = " ";
            while (queues.size() < enough * InProgressLimit.values().length) {
                QueuePage page = page(distribution, after);
                page.waiting()
                        .forEach(entry -> queues.computeIfAbsent(entry.lane(), LaneQueue::new)
                                .add(entry));
                if (!page.full()) {
                    break;
                }
                Lane last = page.lastLane();
                after = last.end();
                queues.computeIfAbsent(last, LaneQueue::new).continueAfter(page.lastSort());
            }
            return List.copyOf(queues.values());
        }

        /** The queue of one lane, which reads its next page on demand. */
        private final class LaneQueue {
            private final Lane lane;
            private final Deque<Claim> claims = new ArrayDeque<>();
            private Optional<String> nextPageAfter = Optional.empty();
            private boolean ended;

            LaneQueue(Lane lane) {
                this.lane = lane;
            }

            /**
             * Adds an entry if it doesn't have to wait. Entries are sorted by the timestamp of their purges, so the first one far
             * in the future ends the queue.
             */
            void add(QueuePage.Entry entry) {
                Instant joins = entry.claim().purge().queuedAt();
                if (ended) {
                    return;
                }
                if (entry.immediate() || !joins.isAfter(now)) {
                    claims.add(entry.claim());
                } else {
                    next = next.filter(sooner -> !sooner.isAfter(joins)).or(() -> Optional.of(joins));
                }
                ended = joins.isAfter(latest);
            }

            void continueAfter(String sort) {
                nextPageAfter = Optional.of(sort);
            }

            boolean hasNext() {
                while (claims.isEmpty() && !ended && nextPageAfter.isPresent()) {
                    QueuePage page = page(distribution, nextPageAfter.get());
                    page.waiting().stream()
                            .filter(entry -> entry.lane().equals(lane))
                            .forEach(this::add);
                    nextPageAfter = Optional.of(page)
                            .filter(read -> read.full() && read.lastLane().equals(lane))
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
