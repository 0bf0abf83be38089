package io.edgepurge.domain.account;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingAccountsTest {
    private static final ApiKey KEY = new ApiKey("secret-1");
    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10);

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final ManualClock clock = new ManualClock(NOON);
    private final Accounts remembered = new CachingAccounts(accounts, clock);

    @Test
    void a_caller_is_remembered() {
        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));
        remembered.callerWith(KEY);
        accounts.revoke(KEY);
        clock.turn(Duration.ofSeconds(59));

        assertThat(remembered.callerWith(KEY)).contains(Caller.unbound(ACCOUNT, new KeyId("key-1")));
    }

    @Test
    void a_revoked_key_is_dead_within_a_minute() {
        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));
        remembered.callerWith(KEY);
        accounts.revoke(KEY);
        clock.turn(Duration.ofSeconds(60));

        assertThat(remembered.callerWith(KEY)).isEmpty();
    }

    @Test
    void a_stranger_is_not_remembered() {
        remembered.callerWith(KEY);

        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));

        assertThat(remembered.callerWith(KEY)).isPresent();
    }

    @Test
    void a_key_does_not_show_itself() {
        assertThat(KEY).hasToString("ApiKey[hidden]");
        assertThat(KEY.sha256()).hasSize(64).doesNotContain("secret");
    }
}
