package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import io.edgepurge.domain.purge.PurgeStore.Remembered;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Idempotency keys are promised for 24 hours, whenever DynamoDB's time to live deletes items. */
class IdempotencyRetentionTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final IdempotencyKey KEY = new IdempotencyKey("once");

    private final Table table = DYNAMO_DB.emptyTable();
    private final ManualClock clock = new ManualClock(NOON);
    private final PurgeStore purgeStore = new DynamoDbPurgeStore(table, clock);

    @Test
    void a_key_is_remembered_for_a_day() {
        purgeStore.accept(withKey(1));
        clock.advance(Duration.ofHours(24));

        assertThat(purgeStore.remembered(ACME, KEY)).contains(new Remembered(id(1), "request"));
        assertThat(purgeStore.accept(withKey(2))).isEqualTo(new AcceptResult.RepeatOf(id(1)));
    }

    @Test
    void an_expired_key_can_be_used_again_before_it_is_deleted() {
        purgeStore.accept(withKey(1));
        clock.advance(Duration.ofHours(49));

        assertThat(purgeStore.remembered(ACME, KEY)).isEmpty();
        assertThat(purgeStore.accept(withKey(2))).isInstanceOf(AcceptResult.Done.class);
        assertThat(purgeStore.remembered(ACME, KEY)).contains(new Remembered(id(2), "request"));
    }

    @Test
    void an_expired_key_does_not_answer_a_request_beyond_the_quota() {
        purgeStore.accept(withKey(1));
        clock.advance(Duration.ofHours(49));

        assertThat(purgeStore.accept(new Acceptance(purge(2, "/a.jpg"), 1, Optional.of(idempotency()))))
                .isEqualTo(new AcceptResult.QuotaTooLow(0));
    }

    @Test
    void markers_are_kept_for_a_day() {
        purgeStore.accept(withKey(1));
        purgeStore.accept(new Acceptance(
                purge(2, "/b.jpg"),
                new Limits(10, Optional.empty()),
                Optional.empty(),
                Optional.of(new Repeatable("like", Optional.empty())),
                Set.of()));

        assertThat(expiry(Key.idempotency(ACME, "once"))).isGreaterThan(Duration.ofHours(24));
        assertThat(expiry(Key.repeatable(ACME, "like"))).isGreaterThan(Duration.ofHours(24));
    }

    private Duration expiry(Key key) {
        Map<String, AttributeValue> item = table.get(key).orElseThrow();
        return Duration.ofSeconds(Attributes.number(item, "expiresAt") - NOON.getEpochSecond());
    }

    private static Acceptance withKey(int number) {
        return new Acceptance(purge(number, "/a.jpg"), 10, Optional.of(idempotency()));
    }

    private static Idempotency idempotency() {
        return new Idempotency(KEY, "request");
    }
}
