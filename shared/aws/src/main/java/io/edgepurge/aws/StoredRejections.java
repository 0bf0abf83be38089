package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.map;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.reconcile.RejectionTally;
import io.edgepurge.domain.reconcile.Rejections;
import io.edgepurge.domain.reconcile.TagRejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts CloudFront's rejections to the attribute {@code rejected} of a distribution and back. */
final class StoredRejections {
    static final String NAME = "rejected";

    private StoredRejections() {}

    static AttributeValue write(Rejections rejections) {
        Map<String, AttributeValue> accounts = new HashMap<>();
        rejections.accounts().forEach((account, tally) -> accounts.put(account.value(), write(tally)));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("accounts", map(accounts));
        item.put("tagsAccepted", AttributeValue.fromBool(rejections.tagsAccepted()));
        rejections.tags().ifPresent(tags -> item.put("tags", write(tags)));
        return map(item);
    }

    private static AttributeValue write(RejectionTally tally) {
        Map<String, AttributeValue> tags = new HashMap<>();
        tally.tags().forEach((tag, at) -> tags.put(tag.toString(), time(at)));
        return map(Map.of(
                "calls", number(tally.calls()),
                "last", time(tally.last()),
                "turn", time(tally.turn()),
                "tags", map(tags)));
    }

    private static AttributeValue write(TagRejection tags) {
        return map(Map.of(
                "message", text(tags.message()),
                "at", time(tags.at()),
                "accounts",
                        texts(tags.accounts().stream()
                                .map(AccountId::value)
                                .sorted()
                                .toList())));
    }

    static Rejections read(Map<String, AttributeValue> distribution) {
        return Optional.ofNullable(distribution.get(NAME))
                .map(AttributeValue::m)
                .map(StoredRejections::readMap)
                .orElse(Rejections.NONE);
    }

    private static Rejections readMap(Map<String, AttributeValue> item) {
        Map<AccountId, RejectionTally> accounts = new HashMap<>();
        Optional.ofNullable(item.get("accounts"))
                .map(AttributeValue::m)
                .orElse(Map.of())
                .forEach((account, tally) -> accounts.put(new AccountId(account), readTally(tally.m())));
        return new Rejections(
                accounts,
                Optional.ofNullable(item.get("tags")).map(AttributeValue::m).map(StoredRejections::readTags),
                Optional.ofNullable(item.get("tagsAccepted"))
                        .map(AttributeValue::bool)
                        .orElse(false));
    }

    private static RejectionTally readTally(Map<String, AttributeValue> tally) {
        Map<Integer, Instant> tags = new HashMap<>();
        Optional.ofNullable(tally.get("tags"))
                .map(AttributeValue::m)
                .orElse(Map.of())
                .forEach((tag, at) -> tags.put(Integer.valueOf(tag), Instant.parse(at.s())));
        return new RejectionTally(wholeNumber(tally, "calls"), time(tally, "last"), time(tally, "turn"), tags);
    }

    private static TagRejection readTags(Map<String, AttributeValue> tags) {
        return new TagRejection(
                text(tags, "message"),
                time(tags, "at"),
                texts(tags, "accounts").stream().map(AccountId::new).collect(Collectors.toSet()));
    }
}
