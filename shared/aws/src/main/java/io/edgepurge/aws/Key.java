package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.verifier.PendingVerification;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item. All items that belong to an account contain its ID in the partition key. */
record Key(String partition, String sort) {
    static final String PARTITION = "pk";
    static final String SORT = "sk";

    static final String REQUEST = "REQUEST";
    static final String STATE = "STATE#";
    static final String CANCELLED = "CANCELLED";
    static final String VERIFICATION = "VERIFICATION";
    static final String PLAN = "PLAN#";
    static final String ENDPOINT = "ENDPOINT#";
    static final String ISSUED = "KEY#";
    static final String DISTRIBUTIONS = "DISTRIBUTIONS";

    /** Marks the wildcards of a queue in the sort key; it sorts before every purge id. */
    static final String WILDCARDS = "!";

    private static final int MAX_INDEXED_BYTES = 900;

    /** The stored name is older than the name in the code. */
    static final Key TOKEN_BUCKET = new Key("PACE", "PACE");

    static Key account(AccountId account) {
        return new Key("ACCOUNT#" + account, "ACCOUNT");
    }

    static Key quota(AccountId account, YearMonth month) {
        return new Key("ACCOUNT#" + account, "QUOTA#" + month);
    }

    static Key idempotency(AccountId account, String key) {
        return new Key("ACCOUNT#" + account, "IDEMPOTENCY#" + key);
    }

    static Key repeatable(AccountId account, String fingerprint) {
        return new Key("ACCOUNT#" + account, "REPEATABLE#" + fingerprint);
    }

    /** Returns the partition with the last runs of an account's schedules. */
    static String scheduleRuns(AccountId account) {
        return "SCHEDULES#" + account;
    }

    static Key scheduleRun(ScheduleId id) {
        return new Key(scheduleRuns(id.account()), id.name());
    }

    static Key apiKey(String sha256) {
        return new Key("KEY#" + sha256, "KEY");
    }

    static Key issued(AccountId account, KeyId key) {
        return new Key("ACCOUNT#" + account, ISSUED + key);
    }

    static String purge(AccountId account, PurgeId purge) {
        return "PURGE#" + account + "#" + purge;
    }

    static Key request(AccountId account, PurgeId purge) {
        return new Key(purge(account, purge), REQUEST);
    }

    static Key state(AccountId account, PurgeId purge, DistributionId distribution) {
        return new Key(purge(account, purge), STATE + distribution);
    }

    static Key cancelled(AccountId account, PurgeId purge) {
        return new Key(purge(account, purge), CANCELLED);
    }

    static Key verification(AccountId account, PurgeId purge) {
        return new Key(purge(account, purge), VERIFICATION);
    }

    /** Returns the partition with the pending visits of a distribution. */
    static String visits(DistributionId distribution) {
        return "VISIT#" + distribution;
    }

    static Key visit(PendingVerification entry) {
        return new Key(
                visits(entry.distribution()),
                entry.claim().account() + "#" + entry.claim().purge() + "#" + entry.slot());
    }

    static String queue(DistributionId distribution) {
        return "QUEUE#" + distribution;
    }

    /** Returns the key of a queue entry. The wildcards of an account have keys of their own, which sort before its files. */
    static Key queued(QueueName queue, AccountId account, PurgeId purge) {
        return new Key(queue(queue.distribution()), account + "#" + markOf(queue.limit()) + purge);
    }

    private static String markOf(InProgressLimit limit) {
        return switch (limit) {
            case FILES -> "";
            case WILDCARDS -> WILDCARDS;
        };
    }

    static String clearances(DistributionId distribution) {
        return "CLEAR#" + distribution;
    }

    /** Returns the key of a backlog. It contains a hash of the endpoint, which can be longer than a sort key. */
    static Key backlog(Backlog backlog) {
        return new Key(clearances(backlog.distribution()), backlog.account() + "#" + hash(backlog.endpoint()));
    }

    static Key uncleared(Backlog backlog, PurgeId purge) {
        Key key = backlog(backlog);
        return new Key(key.partition(), key.sort() + "#" + purge);
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Returns the partition with the summaries of an account's purges. */
    static String list(AccountId account) {
        return "LIST#" + account;
    }

    static Key listed(AccountId account, PurgeId purge) {
        return new Key(list(account), purge.value());
    }

    /** Returns the partition that indexes an account's purges by URL and tag. */
    static String index(AccountId account) {
        return "INDEX#" + account;
    }

    /** Truncates a URL or tag, so that it fits in a sort key of 1,024 bytes together with an ID. */
    static String indexed(String urlOrTag) {
        byte[] bytes = urlOrTag.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_INDEXED_BYTES
                ? urlOrTag
                : new String(bytes, 0, startOfCharacterAt(bytes, MAX_INDEXED_BYTES), StandardCharsets.UTF_8);
    }

    static Key indexed(AccountId account, PurgeItem item, PurgeId purge) {
        return new Key(index(account), indexed(item.input()) + "#" + purge + "#" + item.index());
    }

    private static int startOfCharacterAt(byte[] utf8, int position) {
        int start = position;
        while ((utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    static Key distribution(DistributionId distribution) {
        return new Key("DISTRIBUTION#" + distribution, "DISTRIBUTION");
    }

    /** Returns the key of the last check of a distribution's settings. */
    static Key settings(DistributionId distribution) {
        return new Key(distribution(distribution).partition(), "SETTINGS");
    }

    static Key plan(DistributionId distribution, PlanId plan) {
        return new Key(distribution(distribution).partition(), PLAN + plan);
    }

    static Key endpoints(DistributionId distribution, AccountId account) {
        return new Key(distribution(distribution).partition(), ENDPOINT + account);
    }

    static Key listed(DistributionId distribution) {
        return new Key(DISTRIBUTIONS, distribution.value());
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PARTITION, text(partition), SORT, text(sort));
    }

    /** Returns the whole item: this key and its content. */
    Map<String, AttributeValue> with(Map<String, AttributeValue> content) {
        Map<String, AttributeValue> item = new HashMap<>(content);
        item.putAll(attributes());
        return item;
    }
}
