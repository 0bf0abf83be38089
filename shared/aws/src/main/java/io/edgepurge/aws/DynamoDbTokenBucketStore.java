package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code TokenBucketStore}: one item with optimistic locking on all its attributes. Fractions are stored as
 * text, so that the condition compares them exactly.
 */
final class DynamoDbTokenBucketStore implements TokenBucketStore {
    private static final String UNCHANGED = "creates = :readCreates AND polls = :readPolls AND takenAt = :readAt";

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
                        time(item, "takenAt")));
    }

    @Override
    public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":creates", text(Double.toString(next.creates())),
                ":polls", text(Double.toString(next.polls())),
                ":at", time(next.at())));
        read.ifPresent(bucket -> values.putAll(Map.of(
                ":readCreates", text(Double.toString(bucket.creates())),
                ":readPolls", text(Double.toString(bucket.polls())),
                ":readAt", time(bucket.at()))));
        ItemUpdate change = new ItemUpdate(
                Key.TOKEN_BUCKET,
                "SET creates = :creates, polls = :polls, takenAt = :at",
                read.isPresent() ? UNCHANGED : "attribute_not_exists(pk)",
                values);
        return table.update(change).isPresent();
    }
}
