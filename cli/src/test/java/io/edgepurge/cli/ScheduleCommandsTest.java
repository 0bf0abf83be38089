package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCommandsTest {
    private static final String[] NIGHTLY = {
        "schedule", "create", "nightly", "https://img.example/acme/a.jpg", "--account=acme", "--when=cron(0 2 * * ? *)"
    };

    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private final InMemoryStack scheduler = new InMemoryStack();
    private final Map<String, String> environment = scheduler.environment();

    @BeforeEach
    void createAccounts() {
        Map<String, String> table = TABLE.environment();
        table.forEach(environment::putIfAbsent);
        for (String account : List.of("acme", "zeta")) {
            String endpoint = "https://img.example/" + account + "/=E1";
            CommandRun run = CommandRun.of(
                    table, "account", "create", account, "--endpoint", endpoint, "--shared", "--tag-prefix", "prices");
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @Test
    void a_new_schedule_has_all_options_and_shows_its_next_five_runs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("urls"), "https://img.example/acme/b.jpg\n\n  https://img.example/acme/c/d*\n");

        CommandRun run = run(with(
                NIGHTLY,
                "--from-file=" + file,
                "--tag=https://img.example/acme/=prices=low",
                "--time-zone=Europe/Berlin",
                "--reason=Prices change"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .contains("NEXT RUNS")
                .filteredOn(line -> line.matches("20.*T0[01]:00:00Z"))
                .hasSize(5);
        JsonNode sent = scheduler.sent("acme.nightly");
        assertThat(sent.path("GroupName").asText()).isEqualTo("purges");
        assertThat(sent.path("State").asText()).isEqualTo("ENABLED");
        assertThat(sent.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(sent.at("/Target/Arn").asText()).isEqualTo("arn:function:live");
        assertThat(new ObjectMapper().readTree(sent.at("/Target/Input").asText()))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"account":"acme",
                         "urls":["https://img.example/acme/a.jpg","https://img.example/acme/b.jpg",
                          "https://img.example/acme/c/d*"],
                         "tags":[{"endpoint":"https://img.example/acme/","tag":"prices=low"}],
                         "reason":"Prices change",
                         "schedule":"<aws.scheduler.schedule-arn>",
                         "idempotencyKey":"<aws.scheduler.schedule-arn>/<aws.scheduler.scheduled-time>"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "requested"})
    void a_schedule_purges_the_chosen_spellings(String spellings) {
        CommandRun run = run(with(NIGHTLY, "--spellings=" + spellings, "--output=json"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(scheduler.sent("acme.nightly").at("/Target/Input").asText())
                .contains("\"spellings\":\"" + spellings + "\"");
        assertThat(run.out()).contains("\"spellings\" : \"" + spellings + "\"");
    }

    @Test
    void a_rate_says_that_it_also_runs_now() {
        String rate = "--when=rate(1 hour)";

        assertThat(run("schedule", "create", "a", "https://img.example/acme/a.jpg", "--account=acme", rate)
                        .err())
                .isEqualTo("The schedule also runs now, because a rate starts with its creation.\n");
        assertThat(run(
                                "schedule",
                                "create",
                                "b",
                                "https://img.example/acme/a.jpg",
                                "--account=acme",
                                rate,
                                "--disabled")
                        .err())
                .isEmpty();
        assertThat(run(NIGHTLY).err()).isEmpty();
    }

    @Test
    void a_disabled_schedule_has_no_next_runs() {
        CommandRun run = run(with(NIGHTLY, "--disabled", "--output=json"));

        assertThat(run.out()).contains("\"state\" : \"disabled\"", "\"next\" : [ ]");
        assertThat(scheduler.sent("acme.nightly").path("State").asText()).isEqualTo("DISABLED");
    }

    @Test
    void a_schedule_is_replaced_only_with_the_option() {
        run(NIGHTLY);

        CommandRun again = run(NIGHTLY);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("The schedule acme.nightly already exists", "--replace");
        assertThat(run(with(NIGHTLY, "--replace", "--time-zone=Asia/Tokyo")).exitCode())
                .isZero();
        assertThat(scheduler
                        .sent("acme.nightly")
                        .path("ScheduleExpressionTimezone")
                        .asText())
                .isEqualTo("Asia/Tokyo");
    }

    @Test
    void only_the_schedules_of_the_account_are_listed() {
        run(NIGHTLY);
        run("schedule", "create", "other", "https://img.example/zeta/a.jpg", "--account=zeta", "--when=rate(1 day)");

        CommandRun run = run("schedule", "list", "--account=acme");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .contains("nightly  enabled  cron(0 2 * * ? *)  UTC")
                .doesNotContain("other");
    }

    @Test
    void the_last_run_and_its_outcome_are_listed() {
        run(NIGHTLY);
        run("schedule", "create", "hourly", "https://img.example/acme/a.jpg", "--account=acme", "--when=rate(1 hour)");
        PurgeId purge = new PurgeId("019c0f00-0000-7000-8000-000000000001");
        recordRun("nightly", "2026-01-30T02:00:01.5Z", new Outcome.Accepted(purge));
        recordRun("hourly", "2026-01-30T03:00:00Z", new Outcome.Refused("/problems/quota-exceeded"));

        assertThat(run("schedule", "list", "--account=acme").out())
                .containsPattern("NEXT RUN +LAST RUN +OUTCOME")
                .containsPattern("nightly .* 2026-01-30T02:00:01Z +accepted")
                .containsPattern("hourly .* 2026-01-30T03:00:00Z +refused: quota-exceeded");
        assertThat(run("schedule", "list", "--account=acme", "--output=json").out())
                .contains("\"purge\" : \"019c0f00-0000-7000-8000-000000000001\"")
                .contains("\"problem\" : \"/problems/quota-exceeded\"");
    }

    @Test
    void schedules_are_listed_without_a_table() {
        run(NIGHTLY);
        environment.remove("EDGEPURGE_TABLE");

        CommandRun run = run("schedule", "list", "--account=acme");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("nightly  enabled");
        assertThat(run.err()).contains("Last runs are not shown. To show them, name the stack's table with --table.");
    }

    private void recordRun(String schedule, String at, Outcome outcome) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PURGE_TABLE", environment.get("EDGEPURGE_TABLE"));
        new AwsWiring(variables)
                .scheduleRuns()
                .record(new ScheduleId(new AccountId("acme"), schedule), new ScheduleRun(Instant.parse(at), outcome));
    }

    @Test
    void a_deleted_schedule_is_gone() {
        run(NIGHTLY);

        assertThat(run("schedule", "delete", "nightly", "--account=acme").exitCode())
                .isZero();
        CommandRun again = run("schedule", "delete", "nightly", "--account=acme");

        assertThat(scheduler.sent("acme.nightly").isMissingNode()).isTrue();
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("found no such schedule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--when=cron(61 2 * * ? *); Invalid schedule expression: the minutes cannot be '61'",
                "--when=every day; Invalid schedule expression: 'every day' must be cron(",
                "--when=at(2020-01-01T00:00:00); The schedule would never run: 'at(2020-01-01T00:00:00)' in the time"
                        + " zone UTC is in the past. Choose a time in the future",
                "--protected-folders=/a/; a protected folder must look like",
                "--time-zone=Berlin; Invalid schedule expression: 'Berlin' is not a time zone",
                "--account=ACME; an account ID must be",
                "--tag=prices; A tag must include its URL endpoint",
                "--from-file=/no/such/file; The file /no/such/file does not exist"
            })
    void an_invalid_option_is_reported_before_any_request(String option, String message) {
        CommandRun run = run(replaced(NIGHTLY, option));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(scheduler.sent("acme.nightly").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/images/a.jpg; url-scheme: ",
                "https://elsewhere.example/a.jpg; url-host-unknown: ",
                "https://img.example/zeta/a.jpg; url-outside-endpoints: ",
                "https://img.example/acme/*/a.jpg; wildcard-position: ",
                "https://img.example/acme/media/catalog/*; wildcard-protected-folder: "
            })
    void a_url_that_each_run_would_refuse_is_refused_with_its_rule(String url, String rule) {
        CommandRun run = run(with(NIGHTLY, url));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Every run of the schedule would be refused:\n  " + url + "\n    " + rule);
        assertThat(scheduler.sent("acme.nightly").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://img.example/acme/front page.jpg; https://img.example/acme/front%20page.jpg",
                "https://img.example/acme/javascript/runtime~main.jpg; https://img.example/acme/javascript/runtime* (also purges other objects)"
            })
    void a_refused_url_of_a_schedule_has_a_suggestion(String url, String suggestion) {
        CommandRun run = run(with(NIGHTLY, url));

        assertThat(run.err()).containsPattern("\n    try: " + Pattern.quote(suggestion) + "\n?$");
    }

    @Test
    void a_tag_that_each_run_would_refuse_is_refused_with_its_rule() {
        CommandRun run = run(with(NIGHTLY, "--tag=https://img.example/acme/=stock"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\n  https://img.example/acme/=stock\n    tag-outside-prefix: ");
    }

    @Test
    void the_check_uses_the_protected_folders_of_the_stack() {
        CommandRun run =
                run(with(NIGHTLY, "https://img.example/acme/media/catalog/*", "--protected-folders=prices,s/files"));

        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void an_unknown_account_is_refused() {
        CommandRun run = run(replaced(NIGHTLY, "--account=nobody"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no account nobody");
    }

    @Test
    void a_list_is_read_as_by_purge(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("urls"), "\uFEFF# images\nhttps://img.example/acme/b.jpg\n");

        CommandRun run = run(with(NIGHTLY, "--from-file=" + file));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(scheduler
                                .sent("acme.nightly")
                                .at("/Target/Input")
                                .asText())
                        .path("urls"))
                .map(JsonNode::asText)
                .containsExactly("https://img.example/acme/a.jpg", "https://img.example/acme/b.jpg");
    }

    @Test
    void a_schedule_can_be_created_from_file_names(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("names"), "public/100%25+.jpg\n");

        CommandRun run = run(
                "schedule",
                "create",
                "nightly",
                "--account=acme",
                "--when=rate(1 day)",
                "--names",
                "--base-url=https://img.example/acme/",
                "--root=public",
                "--origin=s3",
                "--from-file=" + file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(scheduler.sent("acme.nightly").at("/Target/Input").asText())
                .contains("https://img.example/acme/100%2525%2B.jpg");
    }

    @Test
    void a_schedule_without_items_is_refused() {
        CommandRun run = run("schedule", "create", "nightly", "--account=acme", "--when=rate(1 day)");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("at least one URL, tag, or image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EDGEPURGE_SCHEDULE_GROUP",
                "EDGEPURGE_FUNCTION_ARN",
                "EDGEPURGE_SCHEDULE_ROLE_ARN",
                "EDGEPURGE_SCHEDULE_DEAD_LETTERS_ARN",
                "EDGEPURGE_TABLE"
            })
    void a_missing_setting_is_reported_with_all_ways_to_provide_it(String variable) {
        environment.remove(variable);

        CommandRun run = CommandRun.of(environment, NIGHTLY);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(variable, "config.toml", "--");
    }

    @Test
    void missing_permissions_exit_with_4() {
        scheduler.denyAccess = true;

        CommandRun run = run(NIGHTLY);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("The AWS credentials do not allow this operation: Scheduler says no.");
    }

    @Test
    void without_a_response_the_outcome_is_reported_as_unknown() {
        scheduler.close();

        CommandRun run = run(NIGHTLY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The change may or may not have been made");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(environment, arguments);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Returns the arguments with one option replaced or added. */
    private static String[] replaced(String[] arguments, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        return Stream.concat(Stream.of(arguments).filter(argument -> !argument.startsWith(name)), Stream.of(option))
                .toArray(String[]::new);
    }
}
