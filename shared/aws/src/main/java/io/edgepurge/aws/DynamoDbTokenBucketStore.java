package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.ratelimit.Waiter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code TokenBucketStore}: one item with optimistic locking on all its attributes. Fractions are stored as
 * text, so that the condition compares them exactly. A waiter is stored as text too: {@code POLL#E1A2B3#2101-11-21T12:00:00Z}.
 * Buckets of before have no waiters.
 */
final class DynamoDbTokenBucketStore implements TokenBucketStore {
    private static final String UNCHANGED = "creates = :readCreates AND polls = :readPolls AND takenAt = :readAt AND ";

    private final Table table;

    DynamoDbTokenBucketStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<TokenBucket> read() {
        return table.get(Key.TOKEN_BUCKET)
                .map(item -> new TokenBucket(
                        Double.parseDouble(text(item, "creates")),
                        Double.parseDouble(text(item, "polls")),
                        time(item, "takenAt"),
                        item.containsKey("waiting")
                                ? texts(item, "waiting").stream()
                                        .map(DynamoDbTokenBucketStore::readWaiter)
                                        .toList()
                                : List.of()));
    }

    @Override
    public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":creates", text(Double.toString(next.creates())),
                ":polls", text(Double.toString(next.polls())),
                ":at", time(next.at()),
                ":waiting", waiting(next)));
        read.ifPresent(bucket -> values.putAll(Map.of(
                ":readCreates", text(Double.toString(bucket.creates())),
                ":readPolls", text(Double.toString(bucket.polls())),
                ":readAt", time(bucket.at()))));
        read.filter(bucket -> !bucket.waiting().isEmpty())
                .ifPresent(bucket -> values.put(":readWaiting", waiting(bucket)));
        if (read.isPresent() && read.get().waiting().isEmpty()) {
            values.put(":none", number(0));
        }
        ItemUpdate change = new ItemUpdate(
                Key.TOKEN_BUCKET,
                "SET creates = :creates, polls = :polls, takenAt = :at, waiting = :waiting",
                read.map(DynamoDbTokenBucketStore::unchanged).orElse("attribute_not_exists(pk)"),
                values);
        return table.update(change).isPresent();
    }

    private static String unchanged(TokenBucket read) {
        return UNCHANGED
                + (read.waiting().isEmpty()
                        ? "(attribute_not_exists(waiting) OR size(waiting) = :none)"
                        : "waiting = :readWaiting");
    }

    private static AttributeValue waiting(TokenBucket bucket) {
        return texts(bucket.waiting().stream()
                .map(waiter -> waiter.call() + "#" + waiter.distribution() + "#" + waiter.expiresAt())
                .toList());
    }

    private static Waiter readWaiter(String text) {
        String[] parts = text.split("#", 3);
        return new Waiter(ApiCall.valueOf(parts[0]), new DistributionId(parts[1]), Instant.parse(parts[2]));
    }
}
