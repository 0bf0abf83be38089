package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Polling.OlderPoll;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the record of a poll to the attribute {@code poll} of a distribution and back. */
final class StoredPolling {
    private static final String NAME = "poll";

    private StoredPolling() {}

    static Map<String, AttributeValue> write(Polling polling) {
        return Map.of(NAME, identity(polling));
    }

    /** Returns the whole attribute, which differs for every other poll. */
    static AttributeValue identity(Polling polling) {
        return map(Map.of(
                "at", time(polling.at()),
                "single", AttributeValue.fromBool(polling.single()),
                "older",
                        texts(polling.older().stream().map(StoredPolling::write).toList())));
    }

    static Optional<Polling> read(Map<String, AttributeValue> distribution) {
        return Optional.ofNullable(distribution.get(NAME))
                .map(AttributeValue::m)
                .map(poll -> new Polling(
                        time(poll, "at"),
                        Boolean.TRUE.equals(poll.getOrDefault("single", AttributeValue.fromBool(false))
                                .bool()),
                        texts(poll, "older").stream()
                                .map(StoredPolling::readOlder)
                                .toList()));
    }

    private static String write(OlderPoll older) {
        return older.plan() + "#" + older.at();
    }

    private static OlderPoll readOlder(String text) {
        String[] parts = text.split("#", 2);
        return new OlderPoll(new PlanId(parts[0]), Instant.parse(parts[1]));
    }
}
