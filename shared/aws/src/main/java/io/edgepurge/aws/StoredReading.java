package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.maps;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.endpointcheck.CacheBehavior;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionReading;
import io.edgepurge.domain.endpointcheck.DistributionSettings;
import io.edgepurge.domain.endpointcheck.PathPattern;
import io.edgepurge.domain.endpointcheck.QueryStringRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts checks of distributions to stored attributes and back. */
final class StoredReading {
    private static final String READING = "reading";
    private static final String FAILURE = "failure";

    private StoredReading() {}

    static Map<String, AttributeValue> write(CheckedDistribution checked) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("checkedAt", time(checked.checkedAt()));
        checked.reading().ifPresent(reading -> item.put(READING, map(write(reading))));
        checked.failure()
                .ifPresent(failure -> item.put(
                        FAILURE,
                        map(Map.of(
                                "reason", text(failure.reason().name()),
                                "detail", text(failure.detail())))));
        return item;
    }

    static CheckedDistribution read(Map<String, AttributeValue> item) {
        return new CheckedDistribution(
                Optional.ofNullable(item.get(READING)).map(AttributeValue::m).map(StoredReading::readReading),
                time(item, "checkedAt"),
                Optional.ofNullable(item.get(FAILURE))
                        .map(AttributeValue::m)
                        .map(failure -> new CheckFailure(
                                CheckFailure.Reason.valueOf(text(failure, "reason")), text(failure, "detail"))));
    }

    private static Map<String, AttributeValue> write(DistributionReading reading) {
        DistributionSettings settings = reading.settings();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("readAt", time(reading.readAt()));
        item.put("aliases", texts(settings.aliases().stream().sorted().toList()));
        settings.tagHeader().ifPresent(header -> item.put("tagHeader", text(header)));
        item.put(
                "behaviors",
                maps(settings.behaviors().stream().map(StoredReading::write).toList()));
        return item;
    }

    private static DistributionReading readReading(Map<String, AttributeValue> item) {
        return new DistributionReading(
                new DistributionSettings(
                        Set.copyOf(texts(item, "aliases")),
                        optionalText(item, "tagHeader"),
                        maps(item, "behaviors").stream()
                                .map(StoredReading::readBehavior)
                                .toList()),
                time(item, "readAt"));
    }

    private static Map<String, AttributeValue> write(CacheBehavior behavior) {
        QueryStringRule query = behavior.query();
        return Map.of(
                "pattern", text(behavior.pattern().value()),
                "query", text(query.kind().name()),
                "names", texts(query.names().stream().sorted().toList()),
                "disabled", AttributeValue.fromBool(behavior.cachingDisabled()),
                "signed", AttributeValue.fromBool(behavior.signed()),
                "functions", texts(behavior.functions()));
    }

    private static CacheBehavior readBehavior(Map<String, AttributeValue> item) {
        List<String> names = texts(item, "names");
        return new CacheBehavior(
                new PathPattern(text(item, "pattern")),
                new QueryStringRule(QueryStringRule.Kind.valueOf(text(item, "query")), Set.copyOf(names)),
                isTrue(item, "disabled"),
                isTrue(item, "signed"),
                texts(item, "functions"));
    }

    private static boolean isTrue(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::bool).orElse(false);
    }
}
