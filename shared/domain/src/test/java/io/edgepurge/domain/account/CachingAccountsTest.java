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
    void a_caller_is_cached() {
        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));
        remembered.findCaller(KEY);
        accounts.revoke(KEY);
        clock.advance(Duration.ofSeconds(59));

        assertThat(remembered.findCaller(KEY)).contains(Caller.unrestricted(ACCOUNT, new KeyId("key-1")));
    }

    @Test
    void a_revoked_key_is_invalid_within_a_minute() {
        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));
        remembered.findCaller(KEY);
        accounts.revoke(KEY);
        clock.advance(Duration.ofSeconds(60));

        assertThat(remembered.findCaller(KEY)).isEmpty();
    }

    @Test
    void an_expired_secret_is_invalid_at_once() {
        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));
        accounts.end(KEY, NOON.plusSeconds(10));
        remembered.findCaller(KEY);
        accounts.revoke(KEY);

        clock.advance(Duration.ofSeconds(9));
        assertThat(remembered.findCaller(KEY)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(remembered.findCaller(KEY)).isEmpty();
    }

    @Test
    void an_unknown_key_is_not_cached() {
        remembered.findCaller(KEY);

        accounts.with(ACCOUNT, KEY, new KeyId("key-1"));

        assertThat(remembered.findCaller(KEY)).isPresent();
    }

    @Test
    void the_text_of_a_key_is_hidden() {
        assertThat(KEY).hasToString("ApiKey[hidden]");
        assertThat(KEY.sha256()).hasSize(64).doesNotContain("secret");
    }
}
