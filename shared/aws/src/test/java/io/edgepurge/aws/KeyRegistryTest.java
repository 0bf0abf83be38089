package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.aws.KeyRegistry.Rotation;
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
        new AccountRegistry(table).enter(ACCOUNT);
    }

    @Test
    void an_issued_key_opens_what_it_was_issued_for() {
        assertThat(keys.issue(ACME, GRANT, FIRST)).isTrue();

        assertThat(accounts.callerWith(FIRST)).contains(new Caller(ACCOUNT, GRANT));
        assertThat(accounts.callerWith(SECOND)).isEmpty();
    }

    @Test
    void a_name_is_given_once() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.issue(ACME, Grant.ofEverything(CI), SECOND)).isFalse();
        assertThat(accounts.callerWith(SECOND)).isEmpty();
        assertThat(accounts.callerWith(FIRST)).map(Caller::grant).contains(GRANT);
    }

    @Test
    void keys_are_listed_by_name_without_those_of_other_accounts() {
        keys.issue(ACME, Grant.ofEverything(new KeyId("zoe")), FIRST);
        keys.issue(ACME, GRANT, SECOND);
        keys.issue(ZETA, Grant.ofEverything(new KeyId("theirs")), THIRD);

        assertThat(keys.list(ACME)).extracting(key -> key.grant().key().value()).containsExactly("ci", "zoe");
    }

    @Test
    void a_rotated_key_has_two_live_secrets_until_the_first_one_ends() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.rotate(ACME, CI, SECOND, Duration.ofHours(1))).isEqualTo(Rotation.DONE);

        assertThat(accounts.callerWith(FIRST)).isPresent();
        assertThat(accounts.callerWith(SECOND)).contains(new Caller(ACCOUNT, GRANT));
        clock.turn(Duration.ofHours(1));
        assertThat(accounts.callerWith(FIRST)).isEmpty();
        assertThat(accounts.callerWith(SECOND)).isPresent();
    }

    @Test
    void a_key_with_two_valid_secrets_is_not_rotated_since_callers_may_use_either() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.rotate(ACME, CI, THIRD, Duration.ofHours(1))).isEqualTo(Rotation.TWO_VALID);
        assertThat(accounts.callerWith(FIRST)).isPresent();
        assertThat(accounts.callerWith(SECOND)).isPresent();
        assertThat(accounts.callerWith(THIRD)).isEmpty();

        clock.turn(Duration.ofHours(1));
        assertThat(keys.rotate(ACME, CI, THIRD, Duration.ofHours(1))).isEqualTo(Rotation.DONE);
        assertThat(accounts.callerWith(SECOND)).isPresent();
        assertThat(accounts.callerWith(THIRD)).isPresent();
    }

    @Test
    void a_rotation_whose_answer_was_lost_is_repeated_without_harm_to_the_secret_in_use() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.rotateAgain(ACME, CI, THIRD, Duration.ofHours(24))).isEqualTo(Rotation.DONE);

        assertThat(accounts.callerWith(FIRST)).isPresent();
        assertThat(accounts.callerWith(SECOND)).isEmpty();
        assertThat(accounts.callerWith(THIRD)).isPresent();
        clock.turn(Duration.ofHours(1));
        assertThat(accounts.callerWith(FIRST)).isEmpty();
    }

    @Test
    void a_rotation_that_was_lost_on_its_way_is_repeated_like_a_first_one() {
        keys.issue(ACME, GRANT, FIRST);

        assertThat(keys.rotateAgain(ACME, CI, SECOND, Duration.ofHours(1))).isEqualTo(Rotation.DONE);

        assertThat(accounts.callerWith(FIRST)).isPresent();
        assertThat(accounts.callerWith(SECOND)).isPresent();
    }

    @Test
    void a_revoked_key_opens_nothing_and_stays_listed() {
        keys.issue(ACME, GRANT, FIRST);
        keys.rotate(ACME, CI, SECOND, Duration.ofHours(1));

        assertThat(keys.revoke(ACME, CI)).isTrue();

        assertThat(accounts.callerWith(FIRST)).isEmpty();
        assertThat(accounts.callerWith(SECOND)).isEmpty();
        assertThat(keys.list(ACME)).extracting(IssuedKey::isRevoked).containsExactly(true);
    }

    @Test
    void what_is_revoked_or_was_never_there_is_not_rotated() {
        keys.issue(ACME, GRANT, FIRST);
        keys.revoke(ACME, CI);

        assertThat(keys.revoke(ACME, CI)).isTrue();
        assertThat(keys.rotate(ACME, CI, SECOND, Duration.ZERO)).isEqualTo(Rotation.NO_SUCH_KEY);
        assertThat(keys.rotateAgain(ACME, new KeyId("nobody"), SECOND, Duration.ZERO))
                .isEqualTo(Rotation.NO_SUCH_KEY);
        assertThat(keys.revoke(ZETA, CI)).isFalse();
        assertThat(accounts.callerWith(SECOND)).isEmpty();
    }
}
