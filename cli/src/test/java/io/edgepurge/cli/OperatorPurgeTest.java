package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PreviewResult.Previewed;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OperatorPurgeTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private static final PurgeSpec WHOLE_ENDPOINT = PurgeSpec.urls(List.of("https://img.example/acme/*"));

    private final Map<String, String> environment = TABLE.environment();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void createAnAccountWithoutQuota() {
        CommandRun.of(
                environment, "account", "create", "acme", "--endpoint", "https://img.example/acme/=E1", "--quota", "0");
    }

    @Test
    void an_operator_purges_the_chosen_spellings() {
        CommandRun run = CommandRun.of(
                environment,
                "purge",
                "--as-operator",
                "--account=acme",
                "--spellings=all",
                "--output=json",
                "https://img.example/acme/a+b.jpg");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().at("/purges/0/items/0/alsoCachedAs/0/purged").asBoolean())
                .isTrue();
    }

    @Test
    void an_operator_purge_bypasses_the_wildcard_rules_and_the_quota() {
        OperatorPurge operator = operator("--as-operator", "--account", "acme");

        BulkPurgeResult result = operator.accept(WHOLE_ENDPOINT, Optional.empty());

        assertThat(result).isInstanceOf(BulkPurgeResult.Complete.class);
        Purge purge = result.purges().getFirst().progress().purge();
        assertThat(purge.source()).isEqualTo(PurgeSource.OPERATOR);
        assertThat(operator.find(purge.id())).isPresent();
        assertThat(err)
                .hasToString(
                        "Without --queue-url, the worker is not notified. The purge starts within a minute, with the"
                                + " next sweep.\n");
    }

    @Test
    void a_repeated_list_returns_the_same_purges() {
        OperatorPurge operator = operator("--as-operator", "--account", "acme");
        PurgeSpec list = PurgeSpec.urls(IntStream.range(0, 150)
                .mapToObj(n -> "https://img.example/acme/" + n + ".jpg")
                .toList());
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("release-7"));

        BulkPurgeResult first = operator.accept(list, key);
        BulkPurgeResult again = operator.accept(list, key);

        assertThat(first.purges()).hasSize(2);
        assertThat(ids(again)).isEqualTo(ids(first));
    }

    @Test
    void a_purge_is_accepted_although_the_queue_is_unavailable() {
        OperatorPurge operator = operator(
                "--as-operator", "--account", "acme", "--queue-url", "http://127.0.0.1:1/000000000000/doorbells");

        assertThat(operator.accept(WHOLE_ENDPOINT, Optional.empty())).isInstanceOf(BulkPurgeResult.Complete.class);
        assertThat(err.toString()).isEqualTo("Warning: Doorbells could not be sent.\n");
    }

    @Test
    void an_operator_purge_is_limited_to_the_endpoints_of_the_account() {
        BulkPurgeResult result = operator("--as-operator", "--account", "acme")
                .accept(PurgeSpec.urls(List.of("https://img.example/zeta/a.jpg")), Optional.empty());

        assertThat(result).isInstanceOfSatisfying(BulkPurgeResult.Stopped.class, stopped -> {
            assertThat(stopped.refusal()).isInstanceOf(ItemsRefused.class);
            assertThat(stopped.purges()).isEmpty();
        });
    }

    @Test
    void a_preview_changes_nothing() {
        OperatorPurge operator = operator("--as-operator", "--account", "acme");

        assertThat(operator.preview(WHOLE_ENDPOINT))
                .isInstanceOfSatisfying(
                        Previewed.class,
                        previewed -> assertThat(previewed.preview().billed()).isEqualTo(1));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_command_prints_the_purge_in_the_form_of_the_api() {
        CommandRun run = purge("https://img.example/acme/*", "--reason", "legal", "--output", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().at("/purges/0/status").asText()).isEqualTo("queued");
        assertThat(run.json().at("/purges/0/source").asText()).isEqualTo("operator");
        assertThat(run.json().at("/purges/0/items/0/url").asText()).isEqualTo("https://img.example/acme/*");
        assertThat(run.err())
                .startsWith("Without --queue-url, the worker is not notified.")
                .endsWith("Accepted as an operator purge; the quota is not charged.\n");
    }

    @Test
    void the_command_prints_refused_items_and_their_rules() {
        CommandRun run = purge("https://img.example/acme/a.jpg", "https://img.example/zeta/a.jpg");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("These items were refused:\n  https://img.example/zeta/a.jpg\n    ")
                .doesNotContain("acme/a.jpg");
        assertThat(purge("https://img.example/acme/a.jpg", "--wait").exitCode()).isEqualTo(2);
    }

    @Test
    void a_list_that_stops_halfway_is_printed_with_the_key_to_continue() {
        assertThat(purge(listEndingWith("one")).exitCode()).isZero();

        CommandRun run = purge(listEndingWith("another"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().at("/purges")).hasSize(1);
        assertThat(run.json().at("/idempotencyKey").asText()).isEqualTo("half");
        assertThat(run.err()).contains("run the same command again with --idempotency-key half.");
    }

    /** Returns options for a list whose first 100 URLs are always the same. */
    private static String[] listEndingWith(String last) {
        List<String> list = new ArrayList<>(List.of("--idempotency-key", "half", "--output", "json"));
        IntStream.range(0, 100).forEach(n -> list.add("https://img.example/acme/" + n + ".jpg"));
        list.add("https://img.example/acme/" + last + ".jpg");
        return list.toArray(String[]::new);
    }

    @Test
    void an_idempotency_key_identifies_one_purge() {
        CommandRun first = purge("https://img.example/acme/a.jpg", "--idempotency-key", "k");
        CommandRun again = purge("https://img.example/acme/a.jpg", "--idempotency-key", "k");
        CommandRun other = purge("https://img.example/acme/b.jpg", "--idempotency-key", "k");

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("The idempotency key was already used for another request");
    }

    private CommandRun purge(String... arguments) {
        List<String> all = new ArrayList<>(List.of("purge", "--as-operator", "--account", "acme"));
        all.addAll(List.of(arguments));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }

    @Test
    void an_operator_purge_needs_an_account() {
        assertRefused("--as-operator needs an account. Add --account ID.", "--as-operator");
        assertRefused("There is no account zeta. ", "--as-operator", "--account", "zeta");
        assertRefused("an account ID must be ", "--as-operator", "--account", "ACME");
        assertThat(operator().requested()).isFalse();
    }

    private void assertRefused(String message, String... options) {
        OperatorPurge operator = operator(options);

        assertThatThrownBy(() -> operator.accept(WHOLE_ENDPOINT, Optional.empty()))
                .hasMessageStartingWith(message)
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    private static List<String> ids(BulkPurgeResult result) {
        return result.purges().stream()
                .map(accepted -> accepted.progress().purge().id().value())
                .toList();
    }

    private OperatorPurge operator(String... options) {
        PrintWriter messages = new PrintWriter(err);
        OperatorPurge operator = new OperatorPurge(new Session(environment, Terminal.NONE, messages, messages));
        new CommandLine(CommandSpec.create()).addMixin("operator", operator).parseArgs(options);
        return operator;
    }
}
