package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionReadings;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code DistributionReadings}. The time of the next check is an attribute of the distribution in the list that
 * the sweep reads. A changed account replaces that item, so its distributions are checked within a minute.
 */
final class DynamoDbReadings implements DistributionReadings {
    private static final String NEXT_CHECK = "nextCheck";

    private final Table table;

    DynamoDbReadings(Table table) {
        this.table = table;
    }

    @Override
    public Optional<CheckedDistribution> find(DistributionId distribution) {
        return table.get(Key.settings(distribution)).map(StoredReading::read);
    }

    @Override
    public void save(DistributionId distribution, CheckedDistribution checked, Instant nextCheck) {
        table.put(Key.settings(distribution), StoredReading.write(checked));
        updateListed(distribution, "SET " + NEXT_CHECK + " = :next", Map.of(":next", time(nextCheck)));
    }

    @Override
    public Optional<DistributionId> due(Instant now) {
        return table.queryAll(Key.DISTRIBUTIONS, "").stream()
                .filter(item -> !nextCheck(item).isAfter(now))
                .min(Comparator.comparing(DynamoDbReadings::nextCheck))
                .map(item -> new DistributionId(text(item, Key.SORT)));
    }

    @Override
    public void requestCheck(DistributionId distribution) {
        updateListed(distribution, "REMOVE " + NEXT_CHECK, Map.of());
    }

    private void updateListed(DistributionId distribution, String update, Map<String, AttributeValue> values) {
        // a distribution without endpoints is not listed, and is not checked again
        var _ = table.update(new ItemUpdate(Key.listed(distribution), update, "attribute_exists(pk)", values));
    }

    private static Instant nextCheck(Map<String, AttributeValue> item) {
        return optionalText(item, NEXT_CHECK).map(Instant::parse).orElse(Instant.MIN);
    }
}
