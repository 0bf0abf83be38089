package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.reconcile.Pace;
import io.edgepurge.domain.reconcile.PaceStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pace as one item of the table. Fractions are kept as texts, so that they compare as they were written. */
final class DynamoDbPace implements PaceStore {
    private static final String UNCHANGED = "creates = :readCreates AND polls = :readPolls AND takenAt = :readAt";

    private final Table table;

    DynamoDbPace(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Pace> pace() {
        return table.get(Key.PACE)
                .map(item -> new Pace(
                        Double.parseDouble(text(item, "creates")),
                        Double.parseDouble(text(item, "polls")),
                        time(item, "takenAt")));
    }

    @Override
    public boolean replace(Optional<Pace> read, Pace next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":creates", text(Double.toString(next.creates())),
                ":polls", text(Double.toString(next.polls())),
                ":at", time(next.at())));
        read.ifPresent(pace -> values.putAll(Map.of(
                ":readCreates", text(Double.toString(pace.creates())),
                ":readPolls", text(Double.toString(pace.polls())),
                ":readAt", time(pace.at()))));
        Change change = new Change(
                Key.PACE,
                "SET creates = :creates, polls = :polls, takenAt = :at",
                read.isPresent() ? UNCHANGED : "attribute_not_exists(pk)",
                values);
        return table.update(change).isPresent();
    }
}
