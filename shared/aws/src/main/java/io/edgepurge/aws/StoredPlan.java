package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.texts;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.wholeNumber;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.FolderWildcard;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlannedPaths;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts plans to stored attributes and back. A claim is stored as text, {@code account#purge#0,3,7} or {@code account#purge#0,3,7#verify}, because 3,000 claims must
 * fit in one item. A folder wildcard is also text: {@code account#/img/red-*}.
 *
 * <p>Some attribute names are older than the names in the code: {@code holdReason} and {@code holdSince} are the suspension,
 * {@code widened} the folder wildcards, and {@code carriedBefore} is {@link Calls#mayHaveBeenCreated}.
 */
final class StoredPlan {
    /** Ends a claim some of whose items are visited after their purge. */
    private static final String VERIFY = "#verify";

    private StoredPlan() {}

    static Map<String, AttributeValue> write(InvalidationPlan plan) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("plan", text(plan.id().value()));
        item.put("distribution", text(plan.distribution().value()));
        item.put("plannedAt", time(plan.plannedAt()));
        item.put("claims", texts(plan.claims().stream().map(StoredPlan::write).toList()));
        item.put("pathsSha256", text(plan.paths().sha256()));
        item.put("files", number(plan.paths().files()));
        item.put("wildcards", number(plan.paths().wildcards()));
        item.put(
                "widened",
                texts(plan.paths().folderWildcards().stream()
                        .map(StoredPlan::write)
                        .toList()));
        item.put("callsBegun", number(plan.calls().begun()));
        item.put("callsRefused", number(plan.calls().refused()));
        item.put("carriedBefore", AttributeValue.fromBool(plan.calls().mayHaveBeenCreated()));
        plan.calls().inFlightSince().ifPresent(since -> item.put("callInFlightSince", time(since)));
        plan.submission().ifPresent(submission -> item.putAll(write(submission)));
        plan.suspension().ifPresent(suspension -> item.putAll(write(suspension)));
        plan.ending().ifPresent(ending -> item.putAll(write(ending)));
        return item;
    }

    static Map<String, AttributeValue> write(Submission submission) {
        return Map.of("invalidation", text(submission.invalidation().value()), "submittedAt", time(submission.at()));
    }

    static Map<String, AttributeValue> write(Suspension suspension) {
        return Map.of("holdReason", text(suspension.reason()), "holdSince", time(suspension.since()));
    }

    static Map<String, AttributeValue> write(Ending ending) {
        return Map.of(
                "endingReason", text(ending.reason()),
                "endingAt", time(ending.at()),
                "endingRefund", AttributeValue.fromBool(ending.refund()),
                "endingScope", text(ending.scope().name()));
    }

    static InvalidationPlan read(Map<String, AttributeValue> item) {
        return new InvalidationPlan(
                new PlanId(text(item, "plan")),
                new DistributionId(text(item, "distribution")),
                time(item, "plannedAt"),
                texts(item, "claims").stream().map(StoredPlan::readClaim).toList(),
                readPaths(item),
                new Calls(
                        wholeNumber(item, "callsBegun"),
                        wholeNumber(item, "callsRefused"),
                        isTrue(item, "carriedBefore"),
                        optionalText(item, "callInFlightSince").map(Instant::parse)),
                optionalText(item, "invalidation")
                        .map(id -> new Submission(new InvalidationId(id), time(item, "submittedAt"))),
                optionalText(item, "holdReason").map(reason -> new Suspension(reason, time(item, "holdSince"))),
                optionalText(item, "endingReason").map(reason -> readEnding(reason, item)));
    }

    private static Ending readEnding(String reason, Map<String, AttributeValue> item) {
        return new Ending(
                reason, time(item, "endingAt"), isTrue(item, "endingRefund"), Scope.valueOf(text(item, "endingScope")));
    }

    private static boolean isTrue(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::bool).orElse(false);
    }

    private static String write(Claim claim) {
        String items = claim.items().stream().map(String::valueOf).collect(Collectors.joining(","));
        return claim.account() + "#" + claim.purge() + "#" + items + (claim.verify() ? VERIFY : "");
    }

    private static PlannedPaths readPaths(Map<String, AttributeValue> item) {
        return new PlannedPaths(
                text(item, "pathsSha256"),
                wholeNumber(item, "files"),
                wholeNumber(item, "wildcards"),
                texts(item, "widened").stream()
                        .map(StoredPlan::readFolderWildcard)
                        .toList());
    }

    private static String write(FolderWildcard folderWildcard) {
        return folderWildcard.account() + "#" + folderWildcard.wildcard();
    }

    private static FolderWildcard readFolderWildcard(String text) {
        String[] parts = text.split("#", 2);
        return new FolderWildcard(new AccountId(parts[0]), new InvalidationPath(parts[1]));
    }

    private static Claim readClaim(String text) {
        List<String> parts = Arrays.asList(text.split("#", -1));
        TreeSet<Integer> items = Arrays.stream(parts.get(2).split(",", -1))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Claim(new AccountId(parts.get(0)), new PurgeId(parts.get(1)), items)
                .withVerify(text.endsWith(VERIFY));
    }
}
