package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.trueValue;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.ItemKind;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the summaries of purges to stored attributes and back. Only an ended purge has a stored status; that of an open purge
 * follows from its items.
 */
final class StoredSummary {
    private static final String STATUS = "status";

    /** Begins the names of the attributes with the verdicts of items. */
    private static final String VERDICT = "verdict";

    private StoredSummary() {}

    static Map<String, AttributeValue> write(Purge purge) {
        PurgeSummary summary = PurgeSummary.of(PurgeProgress.accepted(purge));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("acceptedAt", time(purge.acceptedAt()));
        item.put("source", text(purge.source().word()));
        item.put("key", text(purge.key().value()));
        StoredOptions.write(summary.options(), item);
        item.put("items", number(summary.items().count()));
        item.put("first", text(summary.items().first()));
        item.put("firstIsTag", AttributeValue.fromBool(summary.items().firstKind() == ItemKind.TAG));
        if (summary.items().firstKind() == ItemKind.IMAGE) {
            item.put("firstIsImage", trueValue());
        }
        return item;
    }

    /** Returns the update that stores the final status, on the condition that all items have ended. */
    static ItemUpdate ended(AccountId account, PurgeId purge, PurgeStatus status, int itemsEnded) {
        return new ItemUpdate(
                Key.listed(account, purge),
                "SET #status = :status",
                "#items = :ended",
                Map.of("#status", STATUS, "#items", "items"),
                Map.of(":status", text(status.word()), ":ended", number(itemsEnded)));
    }

    /** Reads a summary; without a stored status, its status is {@code queued}. */
    static PurgeSummary read(Map<String, AttributeValue> item) {
        return new PurgeSummary(
                new PurgeId(text(item, Key.SORT)),
                status(item).orElse(PurgeStatus.QUEUED),
                time(item, "acceptedAt"),
                StoredOptions.read(item),
                new Provenance(PurgeSource.ofWord(text(item, "source")), new KeyId(text(item, "key"))),
                new PurgeSummary.Items(wholeNumber(item, "items"), text(item, "first"), firstKind(item)),
                PurgeSummary.worst(verdicts(item)));
    }

    private static ItemKind firstKind(Map<String, AttributeValue> item) {
        if (isTrue(item, "firstIsImage")) {
            return ItemKind.IMAGE;
        }
        return isTrue(item, "firstIsTag") ? ItemKind.TAG : ItemKind.URL;
    }

    private static boolean isTrue(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::bool).orElse(false);
    }

    /**
     * Returns the update that stores the verdicts of items. Each item has an attribute of its own, so that workers on several
     * distributions don't overwrite each other.
     */
    static ItemUpdate verified(AccountId account, PurgeId purge, Map<Integer, Verification> results) {
        Map<String, AttributeValue> values = new HashMap<>();
        results.forEach((item, result) ->
                values.put(":" + VERDICT + item, text(result.verdict().word())));
        String sets = results.keySet().stream()
                .map(item -> VERDICT + item + " = :" + VERDICT + item)
                .collect(Collectors.joining(", "));
        return new ItemUpdate(Key.listed(account, purge), "SET " + sets, "attribute_exists(pk)", values);
    }

    private static Stream<Verdict> verdicts(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getKey().matches(VERDICT + "[0-9]+"))
                .flatMap(attribute -> Verdict.parse(attribute.getValue().s()).stream());
    }

    static boolean isOpen(Map<String, AttributeValue> item) {
        return status(item).isEmpty();
    }

    private static Optional<PurgeStatus> status(Map<String, AttributeValue> item) {
        return optionalText(item, STATUS).map(PurgeStatus::ofWord);
    }
}
