package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.KeyRegistry.RotationResult;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.EndpointUrl;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.IssuedKey;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyRegistryTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final KeyId CI = new KeyId("ci");
    private static final ApiKey FIRST = new ApiKey("first");
    private static final ApiKey SECOND = new ApiKey("second");
    private static final ApiKey THIRD = new ApiKey("third");
    private static final Grant GRANT = new Grant(
            CI,
            Set.of(Scope.PURGE, Scope.READ),
            List.of(new EndpointUrl("https://img.example.com/acme/shoes/")),
            Optional.of(100));
    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/acme/", IMAGES)), 1_000);

    private final Table table = DYNAMO_DB.emptyTable();
    private final ManualClock clock = new ManualClock(NOON);
    private final KeyRegistry keys = new KeyRegistry(table, clock);
    private final Accounts accounts = new DynamoDbAccounts(table, clock);

    @BeforeEach
    void enterTheAccount() {
        new AccountRegistry(table).save(ACCOUNT);
    }

    @Test
    void an_issued_key_has_its_grant() {
        assertThat(keys.issue(ACME, GRANT, FIRST)).isTrue();

        assertThat(accounts.findCaller(FIRST)).contains(new Caller(ACCOUNT, GRANT));
        assertThat(accounts.findCaller(SECOND)).isEmpty();
    }

    @Test
    void a_key_id_can_be_issued_once() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.issue(ACME, Grant.unrestricted(CI), SECOND)).isFalse();
        assertThat(accounts.findCaller(SECOND)).isEmpty();
        assertThat(accounts.findCaller(FIRST)).map(Caller::grant).contains(GRANT);
    }

    @Test
    void keys_are_listed_by_name_without_those_of_other_accounts() {
        keys.issue(ACME, Grant.unrestricted(new KeyId("zoe")), FIRST);
        keys.issue(ACME, GRANT, SECOND);
        keys.issue(ZETA, Grant.unrestricted(new KeyId("theirs")), THIRD);

        assertThat(keys.list(ACME)).extracting(key -> key.grant().key().value()).containsExactly("ci", "zoe");
    }

    @Test
    void a_rotated_key_has_two_valid_secrets_until_the_first_one_expires() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.rotate(ACME, CI, SECOND, Duration.ofHours(1))).isEqualTo(RotationResult.ROTATED);

        assertThat(accounts.findCaller(FIRST)).isPresent();
        assertThat(accounts.findCaller(SECOND)).contains(new Caller(ACCOUNT, GRANT));
        clock.advance(Duration.ofHours(1));
        assertThat(accounts.findCaller(FIRST)).isEmpty();
        assertThat(accounts.findCaller(SECOND)).isPresent();
    }

    @Test
    void a_key_with_two_valid_secrets_is_not_rotated() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.rotate(ACME, CI, THIRD, Duration.ofHours(1))).isEqualTo(RotationResult.TWO_VALID_SECRETS);
        assertThat(accounts.findCaller(FIRST)).isPresent();
        assertThat(accounts.findCaller(SECOND)).isPresent();
        assertThat(accounts.findCaller(THIRD)).isEmpty();

        clock.advance(Duration.ofHours(1));
        assertThat(keys.rotate(ACME, CI, THIRD, Duration.ofHours(1))).isEqualTo(RotationResult.ROTATED);
        assertThat(accounts.findCaller(SECOND)).isPresent();
        assertThat(accounts.findCaller(THIRD)).isPresent();
    }

    @Test
    void repeating_a_rotation_after_a_lost_response_keeps_the_secret_in_use() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.rotateAgain(ACME, CI, THIRD, Duration.ofHours(24))).isEqualTo(RotationResult.ROTATED);

        assertThat(accounts.findCaller(FIRST)).isPresent();
        assertThat(accounts.findCaller(SECOND)).isEmpty();
        assertThat(accounts.findCaller(THIRD)).isPresent();
        clock.advance(Duration.ofHours(1));
        assertThat(accounts.findCaller(FIRST)).isEmpty();
    }

    @Test
    void repeating_a_rotation_that_never_arrived_rotates_once() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.rotateAgain(ACME, CI, SECOND, Duration.ofHours(1))).isEqualTo(RotationResult.ROTATED);

        assertThat(accounts.findCaller(FIRST)).isPresent();
        assertThat(accounts.findCaller(SECOND)).isPresent();
    }

    @Test
    void a_revoked_key_is_invalid_and_stays_in_the_list() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.revoke(ACME, CI)).isTrue();

        assertThat(accounts.findCaller(FIRST)).isEmpty();
        assertThat(accounts.findCaller(SECOND)).isEmpty();
        assertThat(keys.list(ACME)).extracting(IssuedKey::isRevoked).containsExactly(true);
    }

    @Test
    void a_revoked_or_missing_key_is_not_rotated() {
        keys.issue(ACME, GRANT, FIRST);
        keys.revoke(ACME, CI);

        assertThat(keys.revoke(ACME, CI)).isTrue();
        assertThat(keys.rotate(ACME, CI, SECOND, Duration.ZERO)).isEqualTo(RotationResult.KEY_NOT_FOUND);
        assertThat(keys.rotateAgain(ACME, new KeyId("nobody"), SECOND, Duration.ZERO))
                .isEqualTo(RotationResult.KEY_NOT_FOUND);
        assertThat(keys.revoke(ZETA, CI)).isFalse();
        assertThat(accounts.findCaller(SECOND)).isEmpty();
    }
}
