package io.edgepurge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.StoreUnavailable;
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
            new QuotaReader(OneMonth.used(58), Samples.CLOCK, SupportContact.none()),
            ErrorFormat.PROBLEM_DETAILS);

    @Test
    void whoever_has_a_key_is_let_in() {
        ApiResponse answer = authenticator.receive(
                with("Bearer good"),
                caller -> new ApiResponse(200, Map.of(), caller.key().value()));

        assertThat(answer.body()).isEqualTo("key-1");
    }

    @Test
    void whoever_is_known_is_told_what_is_left() {
        ApiResponse answer = authenticator.receive(with("Bearer good"), caller -> DONE);

        assertThat(answer.headers())
                .containsEntry("RateLimit-Policy", "\"monthly\";q=1000;w=2678400")
                .hasEntrySatisfying("RateLimit", left -> assertThat(left).startsWith("\"monthly\";r=942;t="));
    }

    @Test
    void an_answer_goes_without_what_cannot_be_read() {
        Authenticator blind = new Authenticator(
                new OneKey(),
                new QuotaReader(OneMonth.unreachable(), Samples.CLOCK, SupportContact.none()),
                ErrorFormat.PROBLEM_DETAILS);

        assertThat(blind.receive(with("Bearer good"), caller -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_key_without_the_scope_is_turned_away() {
        ApiResponse answer = new Authenticator(
                        new KeyFor(Scope.PURGE),
                        new QuotaReader(OneMonth.used(0), Samples.CLOCK, SupportContact.none()),
                        ErrorFormat.PROBLEM_DETAILS)
                .receive(with("Bearer good"), Scope.READ, AuthenticatorTest::refuse);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This operation requires an API key with the scope 'read'.");
    }

    @Test
    void whoever_shows_none_gets_401() {
        assertThat(authenticator
                        .receive(Calls.posting("{}"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(401);
        assertThat(authenticator
                        .receive(with("Basic %%"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoever_shows_a_strangers_key_gets_403() {
        assertThat(authenticator
                        .receive(with("Bearer bad"), AuthenticatorTest::refuse)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoever_is_turned_away_for_a_key_is_told_whom_to_ask() {
        QuotaReader quotas = new QuotaReader(OneMonth.used(58), Samples.CLOCK, SupportContact.of("cdn@example.com"));
        Authenticator authenticator = new Authenticator(new KeyFor(Scope.PURGE), quotas, ErrorFormat.PROBLEM_DETAILS);

        assertThat(authenticator
                        .receive(with("Bearer good"), Scope.READ, AuthenticatorTest::refuse)
                        .body())
                .contains("Contact: cdn@example.com\"", "\"support\":\"cdn@example.com\"");
        assertThat(new Authenticator(new OneKey(), quotas, ErrorFormat.PROBLEM_DETAILS)
                        .receive(with("Bearer bad"), AuthenticatorTest::refuse)
                        .body())
                .contains("\"support\":\"cdn@example.com\"");
    }

    @Test
    void keys_that_cannot_be_looked_up_are_worth_another_try() {
        ApiResponse answer = authenticator.receive(with("Bearer slow"), AuthenticatorTest::refuse);

        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void a_ledger_that_fails_is_worth_another_try() {
        ApiResponse answer = authenticator.receive(with("Bearer good"), caller -> {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        });

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void what_nobody_foresaw_is_answered_without_its_secrets() {
        ApiResponse answer = authenticator.receive(with("Bearer good"), caller -> {
            throw new IllegalStateException("table purge-prod-7 is on fire");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("request-1").doesNotContain("purge-prod-7");
    }

    @Test
    void a_served_request_is_answered_as_it_was_served() {
        ApiResponse answer = authenticator.receive(with("Bearer good"), caller -> DONE);

        assertThat(answer.status()).isEqualTo(DONE.status());
        assertThat(answer.body()).isEqualTo(DONE.body());
    }

    private static ApiResponse refuse(Caller caller) {
        throw new AssertionError("nobody is to be let in");
    }

    private static ApiRequest with(String authorization) {
        return Calls.withHeader("Authorization", authorization);
    }

    /** Knows the key "good"; "slow" makes it fail. */
    private static final class OneKey implements Accounts {
        @Override
        public Optional<Caller> findCaller(ApiKey key) {
            return switch (key.secret()) {
                case "good" -> Optional.of(CALLER);
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
        public Optional<Caller> findCaller(ApiKey key) {
            Grant grant = new Grant(new KeyId("key-1"), Set.of(scope), List.of(), Optional.empty());
            return Optional.of(new Caller(CALLER.account(), grant));
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.empty();
        }
    }
}
