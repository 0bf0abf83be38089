package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.Evidence.Validators;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the results of visits to a DynamoDB item of their purge and back. Attribute {@code v7} is the result of item 7. Times
 * are in milliseconds since 1970, because a condition compares them.
 */
final class StoredVerification {
    private static final String AT = "at";

    private StoredVerification() {}

    /** Returns the update that stores results, on the condition that none of the stored ones is later. */
    static ItemUpdate update(
            AccountId account, PurgeId purge, Map<Integer, Verification> results, AttributeValue expiry) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":expiry", expiry));
        results.forEach((item, result) -> {
            values.put(":v" + item, write(result));
            values.put(":t" + item, number(result.checkedAt().toEpochMilli()));
        });
        String sets = results.keySet().stream()
                .map(item -> "v" + item + " = :v" + item)
                .collect(Collectors.joining(", "));
        String notLater = results.keySet().stream()
                .map(item -> "(attribute_not_exists(v" + item + ") OR v" + item + ".#at <= :t" + item + ")")
                .collect(Collectors.joining(" AND "));
        return new ItemUpdate(
                Key.verification(account, purge),
                "SET " + sets + ", " + Retention.EXPIRES_AT + " = :expiry",
                notLater,
                Map.of("#at", AT),
                values);
    }

    /** Returns the results in a stored item by item index. */
    static Map<Integer, Verification> read(Map<String, AttributeValue> item) {
        Map<Integer, Verification> results = new HashMap<>();
        item.forEach((name, value) -> {
            if (name.matches("v[0-9]+")) {
                results.put(Integer.valueOf(name.substring(1)), readOne(value.m()));
            }
        });
        return results;
    }

    private static AttributeValue write(Verification result) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put("verdict", text(result.verdict().word()));
        stored.put("note", text(result.note()));
        stored.put(AT, number(result.checkedAt().toEpochMilli()));
        stored.put("attempt", number(result.attempt()));
        result.nextAt().ifPresent(next -> stored.put("nextAt", number(next.toEpochMilli())));
        result.evidence().ifPresent(evidence -> stored.putAll(write(evidence)));
        return Attributes.map(stored);
    }

    private static Map<String, AttributeValue> write(Evidence evidence) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put("status", number(evidence.status()));
        evidence.pop().ifPresent(pop -> stored.put("pop", text(pop)));
        evidence.age().ifPresent(age -> stored.put("age", number(age)));
        evidence.cacheResult().ifPresent(result -> stored.put("xCache", text(result)));
        evidence.validators().etag().ifPresent(etag -> stored.put("etag", text(etag)));
        evidence.validators().lastModified().ifPresent(time -> stored.put("lastModified", text(time)));
        return stored;
    }

    private static Verification readOne(Map<String, AttributeValue> stored) {
        return new Verification(
                Verdict.parse(text(stored, "verdict")).orElse(Verdict.UNKNOWN),
                text(stored, "note"),
                Instant.ofEpochMilli(Attributes.number(stored, AT)),
                wholeNumber(stored, "attempt"),
                stored.containsKey("status") ? Optional.of(readEvidence(stored)) : Optional.empty(),
                optionalNumber(stored, "nextAt").map(Instant::ofEpochMilli));
    }

    private static Evidence readEvidence(Map<String, AttributeValue> stored) {
        return new Evidence(
                wholeNumber(stored, "status"),
                optionalText(stored, "pop"),
                optionalNumber(stored, "age"),
                optionalText(stored, "xCache"),
                new Validators(optionalText(stored, "etag"), optionalText(stored, "lastModified")));
    }

    private static Optional<Long> optionalNumber(Map<String, AttributeValue> stored, String name) {
        return stored.containsKey(name) ? Optional.of(Attributes.number(stored, name)) : Optional.empty();
    }
}
