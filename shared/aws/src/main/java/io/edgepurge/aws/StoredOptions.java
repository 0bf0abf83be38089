package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.PurgeOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The optional fields of a purge, stored in the same form in the purge and in its summary. */
final class StoredOptions {
    private static final String REASON = "reason";
    private static final String NOT_BEFORE = "notBefore";
    private static final String SPELLINGS = "spellings";
    private static final String VERIFY = "verify";

    private StoredOptions() {}

    static void write(PurgeOptions options, Map<String, AttributeValue> item) {
        options.reason().ifPresent(reason -> item.put(REASON, text(reason)));
        options.notBefore().ifPresent(at -> item.put(NOT_BEFORE, time(at)));
        options.spellings().ifPresent(covered -> item.put(SPELLINGS, text(covered.word())));
        options.verify().ifPresent(wanted -> item.put(VERIFY, AttributeValue.fromBool(wanted)));
    }

    static PurgeOptions read(Map<String, AttributeValue> item) {
        return new PurgeOptions(
                optionalText(item, REASON),
                optionalText(item, NOT_BEFORE).map(Instant::parse),
                optionalText(item, SPELLINGS).flatMap(CoveredSpellings::parse),
                Optional.ofNullable(item.get(VERIFY)).map(AttributeValue::bool));
    }
}
