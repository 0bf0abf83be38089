package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ActiveKey;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.fixture.Requests;
import io.edgepurge.fixture.Samples;
import io.edgepurge.fixture.UsageOnlyPurgeStore;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.response.ProblemDetailsFormat;
import io.edgepurge.response.SupportContact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final Caller CALLER =
            Caller.unrestricted(new Account(new AccountId("demo"), List.of(), 1000), new KeyId("key-1"));
    private static final ApiResponse DONE = new ApiResponse(200, Map.of(), "done");
    private final Authenticator authenticator = new Authenticator(
            new OneKey(),
            new QuotaReader(UsageOnlyPurgeStore.used(58)),
            new ProblemDetailsFormat(),
            SupportContact.none(),
            Samples.CLOCK);

    @Test
    void a_known_key_is_authenticated() {
        ApiResponse response = authenticator.handle(
                with("Bearer good"),
                caller -> new ApiResponse(200, Map.of(), caller.key().value()));

        assertThat(response.body()).isEqualTo("key-1");
    }

    @Test
    void authenticated_responses_have_rate_limit_headers() {
        ApiResponse response = authenticator.handle(with("Bearer good"), caller -> DONE);

        assertThat(response.headers())
                .containsEntry("RateLimit-Policy", "\"monthly\";q=1000;w=2678400")
                .hasEntrySatisfying("RateLimit", left -> assertThat(left).startsWith("\"monthly\";r=942;t="));
    }

    @Test
    void an_unreadable_quota_is_omitted() {
        Authenticator withoutQuota = new Authenticator(
                new OneKey(),
                new QuotaReader(UsageOnlyPurgeStore.unreachable()),
                new ProblemDetailsFormat(),
                SupportContact.none(),
                Samples.CLOCK);

        assertThat(withoutQuota.handle(with("Bearer good"), caller -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_key_without_the_scope_is_refused() {
        ApiResponse response = new Authenticator(
                        new KeyFor(Scope.PURGE),
                        new QuotaReader(UsageOnlyPurgeStore.used(0)),
                        new ProblemDetailsFormat(),
                        SupportContact.none(),
                        Samples.CLOCK)
                .handle(with("Bearer good"), Scope.READ, AuthenticatorTest::refuse);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("This operation requires an API key with the scope 'read'.");
    }

    @Test
    void missing_or_malformed_credentials_get_401() {
        assertThat(authenticator
                        .handle(Requests.posting("{}"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(401);
        assertThat(authenticator
                        .handle(with("Basic %%"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_key_gets_403() {
        assertThat(authenticator
                        .handle(with("Bearer bad"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refused_keys_get_the_support_contact() {
        SupportContact support = SupportContact.of("cdn@example.com");

        assertThat(withSupport(new KeyFor(Scope.PURGE), support)
                        .handle(with("Bearer good"), Scope.READ, AuthenticatorTest::refuse)
                        .body())
                .contains("Contact: cdn@example.com\"", "\"support\":\"cdn@example.com\"");
        assertThat(withSupport(new OneKey(), support)
                        .handle(with("Bearer bad"), AuthenticatorTest::refuse)
                        .body())
                .contains("\"support\":\"cdn@example.com\"");
    }

    @Test
    void unavailable_accounts_get_503() {
        ApiResponse response = authenticator.handle(with("Bearer slow"), AuthenticatorTest::refuse);

        assertThat(response.status()).isEqualTo(503);
    }

    @Test
    void an_unavailable_store_gets_503_with_retry_after() {
        ApiResponse response = authenticator.handle(with("Bearer good"), caller -> {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void unexpected_errors_do_not_leak_their_message() {
        ApiResponse response = authenticator.handle(with("Bearer good"), caller -> {
            throw new IllegalStateException("table purge-prod-7 is on fire");
        });

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("request-1").doesNotContain("purge-prod-7");
        assertThat(response.headers()).containsKey("RateLimit");
    }

    @Test
    void an_error_that_the_process_survives_gets_500() {
        for (Error survivable : List.of(new StackOverflowError(), new NoClassDefFoundError("a"))) {
            ApiResponse response = authenticator.handle(with("Bearer good"), caller -> {
                throw survivable;
            });

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).contains("request-1");
        }
    }

    @Test
    void an_error_that_ends_the_process_is_not_hidden() {
        assertThatThrownBy(() -> authenticator.handle(with("Bearer good"), caller -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void a_successful_response_is_returned_unchanged() {
        ApiResponse response = authenticator.handle(with("Bearer good"), caller -> DONE);

        assertThat(response.status()).isEqualTo(DONE.status());
        assertThat(response.body()).isEqualTo(DONE.body());
    }

    private static Authenticator withSupport(Accounts accounts, SupportContact support) {
        QuotaReader quotas = new QuotaReader(UsageOnlyPurgeStore.used(58));
        return new Authenticator(accounts, quotas, new ProblemDetailsFormat(), support, Samples.CLOCK);
    }

    private static ApiResponse refuse(Caller caller) {
        throw new AssertionError("unexpected access");
    }

    private static ApiRequest with(String authorization) {
        return Requests.withHeader("Authorization", authorization);
    }

    /** Accounts with the key "good"; the key "slow" throws. */
    private static final class OneKey implements Accounts {
        @Override
        public Optional<ActiveKey> findKey(ApiKey key) {
            return switch (key.secret()) {
                case "good" -> Optional.of(new ActiveKey(CALLER, Optional.empty()));
                case "slow" -> throw new StoreUnavailable("no answer", new IllegalStateException());
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.empty();
        }
    }

    private record KeyFor(Scope scope) implements Accounts {
        @Override
        public Optional<ActiveKey> findKey(ApiKey key) {
            Grant grant = new Grant(new KeyId("key-1"), Set.of(scope), List.of(), Optional.empty());
            return Optional.of(new ActiveKey(new Caller(CALLER.account(), grant), Optional.empty()));
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.empty();
        }
    }
}
