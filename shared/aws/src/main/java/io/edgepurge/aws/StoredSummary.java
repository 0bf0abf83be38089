package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maybeText;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A purge's line in the list of its account. It has a status only once the purge has ended: until then the states of its
 * items say what it is.
 */
final class StoredSummary {
    private static final String STATUS = "status";

    private StoredSummary() {}

    static Map<String, AttributeValue> write(Purge purge) {
        PurgeSummary summary = PurgeSummary.of(PurgeProgress.accepted(purge));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("acceptedAt", time(purge.acceptedAt()));
        purge.notBefore().ifPresent(at -> item.put("notBefore", time(at)));
        item.put("source", text(purge.source().word()));
        item.put("key", text(purge.key().value()));
        purge.provenance().reason().ifPresent(reason -> item.put("reason", text(reason)));
        item.put("items", number(summary.items()));
        item.put("first", text(summary.first().asked()));
        item.put("firstIsTag", AttributeValue.fromBool(summary.first().isTag()));
        return item;
    }

    /** Records that the purge has ended, if all of its items have. */
    static Change ended(AccountId account, PurgeId purge, PurgeStatus status, int itemsEnded) {
        return new Change(
                Key.listed(account, purge),
                "SET #status = :status",
                "#items = :ended",
                Map.of("#status", STATUS, "#items", "items"),
                Map.of(":status", text(status.word()), ":ended", number(itemsEnded)));
    }

    /** The line; one without a status is called queued. */
    static PurgeSummary read(Map<String, AttributeValue> item) {
        return new PurgeSummary(
                new PurgeId(text(item, Key.SORT)),
                status(item).orElse(PurgeStatus.QUEUED),
                new PurgeSummary.Times(
                        time(item, "acceptedAt"), maybeText(item, "notBefore").map(Instant::parse)),
                new Provenance(
                        PurgeSource.ofWord(text(item, "source")),
                        new KeyId(text(item, "key")),
                        maybeText(item, "reason")),
                wholeNumber(item, "items"),
                new PurgeSummary.First(
                        text(item, "first"),
                        Optional.ofNullable(item.get("firstIsTag"))
                                .map(AttributeValue::bool)
                                .orElse(false)));
    }

    static boolean isOpen(Map<String, AttributeValue> item) {
        return status(item).isEmpty();
    }

    private static Optional<PurgeStatus> status(Map<String, AttributeValue> item) {
        return maybeText(item, STATUS).map(PurgeStatus::ofWord);
    }
}
