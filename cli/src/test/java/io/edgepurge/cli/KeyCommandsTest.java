package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.aws.AwsWiring;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyCommandsTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private final Map<String, String> environment = TABLE.environment();

    @BeforeEach
    void createTheAccount() {
        run("account", "create", "acme", "--endpoint", "https://img.example/acme/=E1");
    }

    @Test
    void stdout_contains_only_the_secret_of_a_new_key() {
        CommandRun created = run("key", "create", "acme", "ci");

        assertThat(created.exitCode()).isZero();
        assertThat(created.out()).matches("private_[A-Za-z0-9_-]{43}\n");
        assertThat(created.err()).isEqualTo("Secret of key ci of account acme. Store it now: it is not shown again.\n");
        assertThat(findCaller(created)).map(Caller::grant).hasValueSatisfying(grant -> {
            assertThat(grant.scopes()).isEqualTo(Scope.all());
            assertThat(grant.within()).isEmpty();
        });
        assertThat(run("key", "create", "acme", "other").out()).isNotEqualTo(created.out());
    }

    @Test
    void a_key_gets_exactly_the_given_permissions() {
        CommandRun created = run(
                "key",
                "create",
                "acme",
                "ci",
                "--scope",
                "purge,read",
                "--scope",
                "purge:wildcard",
                "--within",
                "https://img.example/acme/shoes/",
                "--share",
                "100",
                "--output",
                "json");

        JsonNode json = created.json();
        assertThat(json.path("account").asText()).isEqualTo("acme");
        assertThat(json.path("key").asText()).isEqualTo("ci");
        assertThat(caller(json.path("secret").asText())).map(Caller::grant).hasValueSatisfying(grant -> {
            assertThat(grant.scopes()).containsExactlyInAnyOrder(Scope.PURGE, Scope.READ, Scope.PURGE_WILDCARD);
            assertThat(grant.within()).hasToString("[https://img.example/acme/shoes/]");
            assertThat(grant.monthlyShare()).contains(100);
        });
    }

    @Test
    void keys_are_listed_without_secrets() {
        String secret = run("key", "create", "acme", "ci", "--scope", "read", "--share", "5")
                .out()
                .strip();
        run("key", "create", "acme", "old");
        run("key", "revoke", "acme", "old");

        CommandRun list = run("key", "list", "acme");

        assertThat(list.out().replaceAll("20[0-9-]{8}", "2026-11-25")).isEqualTo("""
                        NAME  CREATED     STATE    SCOPES  SHARE  WITHIN
                        ci    2026-11-25  valid    read        5  anywhere
                        old   2026-11-25  revoked  all         -  anywhere
                        """);
        CommandRun json = run("key", "list", "acme", "--output", "json");
        assertThat(json.json().at("/keys/0/scopes/0").asText()).isEqualTo("read");
        assertThat(json.json().at("/keys/1/state").asText()).isEqualTo("revoked");
        assertThat(list.out() + json.out()).doesNotContain(secret, new ApiKey(secret).sha256());
    }

    @Test
    void a_key_with_two_valid_secrets_is_not_rotated() {
        CommandRun first = run("key", "create", "acme", "ci");

        CommandRun second = run("key", "rotate", "acme", "ci");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(findCaller(first)).isPresent();
        assertThat(findCaller(second)).isPresent();
        assertThat(run("key", "list", "acme").out()).contains("rotating");
        CommandRun third = run("key", "rotate", "acme", "ci");
        assertThat(third.exitCode()).isEqualTo(2);
        assertThat(third.out()).isEmpty();
        assertThat(third.err()).contains("has two valid secrets", "--again");
        assertThat(findCaller(first)).isPresent();
        assertThat(findCaller(second)).isPresent();
    }

    @Test
    void a_lost_secret_is_replaced_and_the_current_one_stays_valid() {
        CommandRun first = run("key", "create", "acme", "ci");
        CommandRun lost = run("key", "rotate", "acme", "ci");

        CommandRun again = run("key", "rotate", "acme", "ci", "--again");

        assertThat(again.exitCode()).isZero();
        assertThat(findCaller(first)).isPresent();
        assertThat(findCaller(lost)).isEmpty();
        assertThat(findCaller(again)).isPresent();
    }

    @Test
    void without_an_overlap_the_old_secret_expires_immediately() {
        CommandRun first = run("key", "create", "acme", "ci");

        CommandRun second = run("key", "rotate", "acme", "ci", "--overlap", "0s");

        assertThat(findCaller(first)).isEmpty();
        assertThat(findCaller(second)).isPresent();
        assertThat(run("key", "rotate", "acme", "ci", "--overlap", "soon").err())
                .contains("such as 90s or 24h");
    }

    @Test
    void a_revoked_key_is_rejected() {
        CommandRun created = run("key", "create", "acme", "ci");

        CommandRun revoked = run("key", "revoke", "acme", "ci");

        assertThat(revoked).isEqualTo(new CommandRun(0, "ci  revoked\n", "The key stops working within a minute.\n"));
        assertThat(findCaller(created)).isEmpty();
        assertThat(run("key", "rotate", "acme", "ci").exitCode()).isEqualTo(2);
    }

    @Test
    void a_secret_that_cannot_be_written_is_reported_as_lost() {
        for (String problem : List.of("No space left on device", "Broken pipe")) {
            StringWriter err = new StringWriter();
            Session session = new Session(environment, Terminal.NONE, new FailingWriter(problem), err);

            int exitCode = Commands.execute(session, "key", "create", "acme", problem.substring(0, 2));

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString())
                    .contains(
                            "The new secret is valid but lost.",
                            "edgepurge key rotate acme " + problem.substring(0, 2) + " --again");
        }
    }

    @Test
    void invalid_input_is_refused_with_advice() {
        run("key", "create", "acme", "ci");

        assertRefused("already has or had a key ci", "key", "create", "acme", "ci");
        assertRefused("There is no account zeta", "key", "create", "zeta", "ci");
        assertRefused("There is no account zeta", "key", "list", "zeta");
        assertRefused("unknown scope write. Known scopes: purge,", "key", "create", "acme", "x", "--scope", "write");
        assertRefused("a key ID must be", "key", "create", "acme", "a b");
        assertRefused("the key ID 'operator'", "key", "create", "acme", "operator");
        assertRefused("a monthly share must be 0 or more", "key", "create", "acme", "x", "--share", "-1");
        assertRefused("is not in an endpoint", "key", "create", "acme", "x", "--within", "https://img.example/zeta/");
        assertRefused("must end with '/'", "key", "create", "acme", "x", "--within", "https://img.example/acme");
        assertRefused("has no valid key x", "key", "rotate", "acme", "x");
        assertRefused("has no valid key x", "key", "revoke", "acme", "x");
        assertThat(run("key", "list", "acme", "--output", "json").json().path("keys"))
                .hasSize(1);
    }

    private void assertRefused(String message, String... arguments) {
        CommandRun run = run(arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("edgepurge: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    private Optional<Caller> findCaller(CommandRun printed) {
        return caller(printed.out().strip());
    }

    private Optional<Caller> caller(String secret) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PURGE_TABLE", environment.getOrDefault("EDGEPURGE_TABLE", ""));
        return new AwsWiring(variables).accounts().findCaller(new ApiKey(secret));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(environment, arguments);
    }

    /** Fails like /dev/full or a closed pipe. */
    private static final class FailingWriter extends Writer {
        private final String problem;

        FailingWriter(String problem) {
            this.problem = problem;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException(problem);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
