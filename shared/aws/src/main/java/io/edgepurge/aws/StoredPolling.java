package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Polling.OlderPages;
import io.edgepurge.domain.reconcile.Polling.OlderPoll;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the record of a poll to attributes of a distribution and back. The search on further pages is an attribute of its own,
 * {@code pollPages}, and {@code poll} has the format of earlier versions, which compare all of it with what they have read. The name
 * {@code single} is older than {@link Polling#skippedNewest}.
 */
final class StoredPolling {
    private static final String POLL = "poll";
    private static final String PAGES = "pollPages";

    private StoredPolling() {}

    /** Returns the update that records a poll if the recorded one is still the one that was read (optimistic locking). */
    static ItemUpdate update(DistributionId distribution, Optional<Polling> read, Polling next) {
        Map<String, AttributeValue> values = new HashMap<>();
        String change = pages(next)
                .map(pages -> {
                    values.put(":nextPages", pages);
                    return ", pollPages = :nextPages";
                })
                .orElse(" REMOVE pollPages");
        String unchanged = unchanged(POLL, read.map(StoredPolling::identity), values) + " AND "
                + unchanged(PAGES, read.flatMap(StoredPolling::pages), values);
        values.put(":next", identity(next));
        return new ItemUpdate(
                Key.distribution(distribution),
                "SET poll = :next" + change,
                "attribute_exists(pk) AND " + unchanged,
                values);
    }

    /** Returns the condition that an attribute is as it was read, and adds its placeholder to {@code values}. */
    private static String unchanged(String name, Optional<AttributeValue> read, Map<String, AttributeValue> values) {
        read.ifPresent(value -> values.put(":" + name, value));
        return read.isPresent() ? name + " = :" + name : "attribute_not_exists(" + name + ")";
    }

    private static AttributeValue identity(Polling polling) {
        return map(Map.of(
                "at", time(polling.at()),
                "single", AttributeValue.fromBool(polling.skippedNewest()),
                "older",
                        texts(polling.older().stream().map(StoredPolling::write).toList())));
    }

    static Optional<Polling> read(Map<String, AttributeValue> distribution) {
        OlderPages pages = Optional.ofNullable(distribution.get(PAGES))
                .map(AttributeValue::m)
                .map(StoredPolling::readPages)
                .orElse(OlderPages.NONE);
        return Optional.ofNullable(distribution.get(POLL))
                .map(AttributeValue::m)
                .map(poll -> new Polling(
                        time(poll, "at"),
                        isTrue(poll, "single"),
                        texts(poll, "older").stream()
                                .map(StoredPolling::readOlder)
                                .toList(),
                        pages));
    }

    private static Optional<AttributeValue> pages(Polling polling) {
        OlderPages pages = polling.olderPages();
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put("ended", AttributeValue.fromBool(pages.ended()));
        pages.next().ifPresent(marker -> attributes.put("after", text(marker.value())));
        return pages.equals(OlderPages.NONE) ? Optional.empty() : Optional.of(map(attributes));
    }

    private static OlderPages readPages(Map<String, AttributeValue> pages) {
        return new OlderPages(optionalText(pages, "after").map(PageMarker::new), isTrue(pages, "ended"));
    }

    private static boolean isTrue(Map<String, AttributeValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::bool)
                .orElse(false);
    }

    private static String write(OlderPoll older) {
        return older.plan() + "#" + older.at();
    }

    private static OlderPoll readOlder(String text) {
        String[] parts = text.split("#", 2);
        return new OlderPoll(new PlanId(parts[0]), Instant.parse(parts[1]));
    }
}
