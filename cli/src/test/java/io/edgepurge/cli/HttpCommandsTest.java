package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The output and the exit codes of the commands that call the HTTP API. */
final class HttpCommandsTest {
    private static final String URL = "https://a.example/1.jpg";
    private static final String REFUSED = ",\"violations\":[{\"field\":\"urls[1]\",\"index\":1,"
            + "\"url\":\"https://a.example/b*\",\"rule\":\"wildcard-too-broad\",\"detail\":\"Too broad.\","
            + "\"suggestion\":\"https://a.example/b/*\"}]";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ScriptedApi api = new ScriptedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(api.environment(), arguments);
    }

    @Test
    void an_accepted_purge_is_printed_to_stdout_and_the_quota_to_stderr() {
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        assertThat(run("purge", URL)).isEqualTo(new CommandRun(0, """
                ID  STATUS  ITEMS
                p1  queued      1
                """, """
                Accepted 1 item. 999 of 1000 left until 2026-12-01T00:00:00Z.
                """));
    }

    @Test
    void a_request_contains_all_options() {
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        CommandRun run = run(
                "purge",
                URL,
                "--tag",
                "https://a.example/=t=1",
                "--reason",
                "new look",
                "--not-before",
                "2026-12-24T08:00:00+01:00",
                "--idempotency-key",
                "k1",
                "--output",
                "json");

        assertThat(run.out()).contains("\"idempotencyKey\" : \"k1\"", "\"id\" : \"p1\"");
        assertThat(api.calls())
                .containsExactly("POST /v1/purges \"k1\" {\"urls\":[\"https://a.example/1.jpg\"],"
                        + "\"tags\":[{\"endpoint\":\"https://a.example/\",\"tag\":\"t=1\"}],\"reason\":\"new look\","
                        + "\"notBefore\":\"2026-12-24T07:00:00Z\"}");
    }

    @Test
    void a_reason_with_an_at_sign_is_taken_literally(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("at.txt"), "boo --url http://127.0.0.1:1");
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        CommandRun run = run("purge", URL, "--reason", "@" + file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(api.calls().getFirst()).contains("\"reason\":\"@" + file + "\"");
    }

    @Test
    void a_url_with_an_at_sign_is_taken_literally(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("at.txt"), "https://a.example/2.jpg --url http://127.0.0.1:1");
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        CommandRun run = run("purge", "@" + file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(api.calls().getFirst()).contains("{\"urls\":[\"@" + file + "\"]}");
    }

    @Test
    void a_completed_purge_exits_with_0() {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "completed"));

        assertThat(run("purge", "--wait", URL)).isEqualTo(new CommandRun(0, """
                ID  STATUS     ITEMS
                p1  completed      1
                """, """
                Waiting for 1 item.
                1 of 1 item ended.
                """));
    }

    @Test
    void a_failed_purge_exits_with_1_and_prints_the_reason() {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "failed"));

        CommandRun run = run("purge", "--wait", URL);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("p1  failed");
        assertThat(run.err()).isEqualTo("""
                Waiting for 1 item.
                1 of 1 item ended.
                edgepurge: Purge p1 failed:
                  https://a.example/1.jpg
                    CloudFront rejected the path.
                """);
    }

    @Test
    void a_purge_canceled_during_the_wait_exits_with_1() {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "cancelled"));

        assertThat(run("purge", "--wait", URL))
                .extracting(CommandRun::exitCode, CommandRun::err)
                .containsExactly(1, "Waiting for 1 item.\n1 of 1 item ended.\nedgepurge: Purge p1 was canceled.\n");
    }

    @ParameterizedTest
    @CsvSource({"500,internal-error,1", "403,not-allowed,4", "401,not-authenticated,4", "404,purge-unknown,1"})
    void an_accepted_purge_is_printed_if_its_status_cannot_be_read(int status, String type, int exitCode) {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(status, ScriptedApi.problem(type, status, ""));

        CommandRun run = run("purge", "--wait", "--output", "json", "--idempotency-key", "k", URL);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.json().at("/purges/0/id").asText()).isEqualTo("p1");
        assertThat(run.json().at("/idempotencyKey").asText()).isEqualTo("k");
        assertThat(run.err())
                .startsWith("Waiting for 1 item.\nedgepurge: ")
                .endsWith("\nThe purge was accepted and continues. To wait again, run: edgepurge status --wait p1\n");
    }

    @Test
    void an_accepted_purge_is_printed_if_its_status_is_unreadable() {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, "<html>");

        CommandRun run = run("purge", "--wait", URL);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("p1  queued");
        assertThat(run.err()).contains("edgepurge status --wait p1");
    }

    @Test
    void without_a_response_the_command_exits_with_1_and_prints_the_idempotency_key() {
        api.respond(500, ScriptedApi.problem("internal-error", 500, ""));

        CommandRun run = run("purge", "--idempotency-key", "k1", URL);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Run the same command again with --idempotency-key k1.");
    }

    @Test
    void a_refusal_exits_with_2_and_identifies_each_item_by_line(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("urls.txt"), URL + "\n\n  https://a.example/b*\r\n" + URL + "\n");
        api.respond(422, ScriptedApi.problem("items-refused", 422, REFUSED));

        assertThat(run("purge", "--from-file", file.toString())).isEqualTo(new CommandRun(2, "", """
                edgepurge: Nothing was purged, because the service refused 1 item:
                  %s:3: https://a.example/b*
                    wildcard-too-broad: Too broad.
                    try: https://a.example/b/*
                """.formatted(file)));
    }

    @Test
    void an_exhausted_quota_exits_with_3_and_lists_the_accepted_purges(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("urls.txt"), urls(150));
        api.respond(200, ScriptedApi.preview(""))
                .respond(200, ScriptedApi.preview(""))
                .respond(202, ScriptedApi.purge("p0", "queued"))
                .respond(429, ScriptedApi.problem("quota-exceeded", 429, ",\"quota\":" + ScriptedApi.quota()));

        CommandRun run = run("purge", "--from-file", file.toString(), "--idempotency-key", "k");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Accepted before the error: p0 (1 item).", "ask an operator of the service");
        assertThat(api.calls().getLast()).startsWith("POST /v1/purges \"k/1\"");
    }

    @ParameterizedTest
    @CsvSource({"429,quota-exceeded,3", "403,not-allowed,4", "500,internal-error,1"})
    void a_long_list_that_stops_halfway_is_printed_with_the_key_to_continue(
            int status, String type, int exitCode, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("urls.txt"), urls(150));
        api.respond(200, ScriptedApi.preview(""))
                .respond(200, ScriptedApi.preview(""))
                .respond(202, ScriptedApi.purge("p0", "queued"))
                .respond(status, ScriptedApi.problem(type, status, ""));

        CommandRun run = run("purge", "--from-file", file.toString(), "--output", "json");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.json().at("/purges/0/id").asText()).isEqualTo("p0");
        String key = run.json().at("/idempotencyKey").asText();
        assertThat(key).isNotBlank();
        assertThat(run.err())
                .contains("Accepted before the error: p0")
                .containsOnlyOnce("un the same command again with --idempotency-key " + key + ".\n");
    }

    @ParameterizedTest
    @CsvSource({"401,not-authenticated", "403,key-unknown", "403,not-allowed"})
    void a_rejected_key_exits_with_4(int status, String type) {
        api.respond(status, ScriptedApi.problem(type, status, ""));

        assertThat(run("quota").exitCode()).isEqualTo(4);
        assertThat(run("quota").err()).startsWith("edgepurge: The detail.").doesNotContain("private_1");
    }

    @Test
    void a_wait_that_times_out_exits_with_5_and_prints_how_to_continue() {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "submitted"));

        CommandRun run = run("purge", "--wait", "--wait-timeout", "0s", URL);

        assertThat(run)
                .isEqualTo(new CommandRun(
                        5,
                        """
                ID  STATUS     ITEMS
                p1  submitted      1
                """,
                        "Waiting for 1 item.\nedgepurge: The wait timed out; the purge continues. To wait again, run: edgepurge status --wait"
                                + " p1\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purge",
                "purge --from-file nothing.txt",
                "purge --tag summer",
                "purge -x",
                "list --limit 0",
                "status"
            })
    void a_usage_error_exits_with_2(String command) {
        CommandRun run = run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("edgepurge: ");
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void a_folder_is_not_a_file_of_urls(@TempDir Path folder) {
        CommandRun run = run("purge", "--from-file", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("edgepurge: " + folder + " cannot be read: ")
                .hasLineCount(1);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_url(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("urls.txt"), "\uFEFF" + URL + "\n");
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        assertThat(run("purge", "--from-file", file.toString()).exitCode()).isZero();
        assertThat(api.calls().getFirst()).contains("{\"urls\":[\"" + URL + "\"]}");
    }

    @Test
    void an_empty_list_is_a_success(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("urls.txt"), "\n");

        CommandRun run = run("purge", "--from-file", file.toString(), "--output", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"purges\" : [ ]");
        assertThat(run.err()).isEqualTo("Nothing to purge.\n");
    }

    @Test
    void the_previews_of_a_long_list_are_added_up(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("urls.txt"), urls(150));
        api.respond(200, ScriptedApi.preview(""));

        assertThat(run("purge", "--preview", "--from-file", file.toString())).isEqualTo(new CommandRun(0, """
                items charged     2
                quota left after  997
                paths billed      2
                dollars at most   0.010

                DISTRIBUTION  PATH
                E1            /1.jpg
                E1            /1.jpg
                """, ""));
        assertThat(api.calls()).hasSize(2).allSatisfy(call -> assertThat(call).startsWith("POST /v1/purges/preview"));
    }

    @Test
    void a_purge_reports_the_spellings_that_stay_cached() {
        api.respond(202, withSpellings(ScriptedApi.purge("p1", "queued")));

        CommandRun run = run("purge", URL);

        assertThat(api.calls().getFirst()).doesNotContain("spellings");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("CloudFront may have cached the same objects under 1 other spelling, not purged. To purge it"
                        + " too, use --spellings all. This costs at most $0.005 (1 more path).\n");
    }

    @Test
    void an_image_is_purged_with_its_variants_and_the_limits_are_printed() {
        api.respond(202, """
                {"id":"p1","status":"queued","acceptedAt":"2026-01-30T12:00:00Z","source":"api","key":"k","items":[{"index":1,\
                "image":"https://a.example/1.jpg","status":"queued","since":"2026-01-30T12:00:00Z",\
                "paths":["/1.jpg*","/tr:*"],"notReached":[{"code":"refused-by-key","detail":"No.","path":"/x/1.jpg"}],\
                "alsoPurges":[{"path":"/tr:*","detail":"Also others."}]}],"duplicates":[]}""");

        CommandRun run = run("purge", URL, "--image", "https://a.example/1.jpg", "--image", "https://a.example/1.jpg");

        assertThat(api.calls().getFirst())
                .contains("{\"urls\":[\"" + URL + "\"],\"images\":[\"https://a.example/1.jpg\"]}");
        assertThat(run.err())
                .contains("Note: https://a.example/1.jpg: /tr:*: Also others.\n")
                .contains("Note: https://a.example/1.jpg: /x/1.jpg: No.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "requested"})
    void a_chosen_set_of_spellings_is_requested_without_advice(String spellings) {
        api.respond(202, withSpellings(ScriptedApi.purge("p1", "queued")));

        CommandRun run = run("purge", "--spellings", spellings, URL);

        assertThat(api.calls().getFirst()).contains("\"spellings\":\"" + spellings + "\"");
        assertThat(run.err()).doesNotContain("other spelling");
    }

    @Test
    void a_preview_lists_the_other_spellings_and_their_price() {
        api.respond(200, withSpellings(ScriptedApi.preview("")));

        CommandRun run = run("purge", "--preview", URL, URL + "?2");

        assertThat(run.out()).endsWith("""

                PURGED  DIFFERENCE         ALSO CACHED AS
                yes     plus               https://a.example/1%2B.jpg
                no      plus, escape-case  https://a.example/1%2b.jpg
                """);
        assertThat(run.err()).contains("at most $0.005 (1 more path).");
        assertThat(run("purge", "--preview", "--spellings=requested", URL).err())
                .isEmpty();
    }

    @Test
    void a_status_lists_the_other_spellings() {
        api.respond(200, withSpellings(ScriptedApi.purge("p1", "completed")));

        assertThat(run("status", "p1").out())
                .contains("PURGED  DIFFERENCE", "no      plus, escape-case  https://a.example/1%2b.jpg");
    }

    private static String withSpellings(String response) {
        return response.replace("\"url\":\"https://a.example/1.jpg\"", """
                "url":"https://a.example/1.jpg","alsoCachedAs":[
                 {"url":"https://a.example/1%2B.jpg","rules":["plus"],"purged":true},
                 {"url":"https://a.example/1%2b.jpg","rules":["plus","escape-case"],"purged":false}]
                """);
    }

    @ParameterizedTest
    @CsvSource({"key-endpoint,4", "url-no-path,2"})
    void a_preview_has_the_exit_code_of_the_purge(String other, int exitCode) {
        String violation = "{\"field\":\"urls[%d]\",\"index\":%d,\"url\":\"x\",\"rule\":\"%s\",\"detail\":\"No.\"}";
        api.respond(
                200,
                ScriptedApi.preview(
                        violation.formatted(0, 0, "key-endpoint") + "," + violation.formatted(1, 1, other)));

        assertThat(run("purge", "--preview", URL, "https://a.example/2.jpg").exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void a_preview_identifies_refused_items_by_line(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("urls.txt"), urls(150));
        api.respond(200, ScriptedApi.preview("")).respond(200, ScriptedApi.preview("""
                {"field":"urls[1]","index":1,"url":"x","rule":"url-no-path","detail":"No path."}"""));

        CommandRun run = run("purge", "--preview", "--from-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + ":102: https://a.example/101.jpg\n    url-no-path: No path.");
    }

    @Test
    void a_preview_of_which_everything_is_refused_prints_no_table() throws IOException {
        String violation =
                "{\"field\":\"urls[0]\",\"index\":0,\"url\":\"x\",\"rule\":\"url-no-path\",\"detail\":\"No path.\"}";
        String refused = ScriptedApi.preview(violation)
                .replaceFirst("\"items\":\\[[^]]*\\]", "\"items\":[]")
                .replaceFirst("\"invalidations\":.*\\],\"pathsBilled\":1", "\"invalidations\":[],\"pathsBilled\":0");
        api.respond(200, refused);

        CommandRun table = run("purge", "--preview", URL);
        CommandRun json = run("purge", "--preview", "--output=json", URL);

        assertThat(table.exitCode()).isEqualTo(2);
        assertThat(table.out()).isEmpty();
        assertThat(table.err()).contains("The request would be refused:");
        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.json()).isEqualTo(new ObjectMapper().readTree("{\"previews\":[" + refused + "]}"));
        assertThat(json.json().at("/previews/0/violations/0/rule").asText()).isEqualTo("url-no-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url-fragment", "url-malformed-percent"})
    void a_refused_url_that_may_be_a_file_name_suggests_names(String rule) {
        api.respond(
                200,
                ScriptedApi.preview(
                        "{\"field\":\"urls[0]\",\"index\":0,\"url\":\"x\",\"rule\":\"%s\",\"detail\":\"No.\"}"
                                .formatted(rule)));

        assertThat(run("purge", "--preview", "https://a.example/100%.jpg").err())
                .contains("If the URLs are built from file names, pass the names with --names and --base-url.");
    }

    @Test
    void a_status_lists_the_items() {
        api.respond(200, ScriptedApi.purge("p1", "failed"));

        CommandRun run = run("status", "p1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                purge        p1
                status       failed
                accepted at  2026-11-25T12:00:00.123Z

                STATUS  INVALIDATION  ITEM
                failed  -             https://a.example/1.jpg
                """);
        assertThat(run("--output", "json", "status", "p1").out())
                .contains(
                        "\"submittedAt\" : \"2026-11-25T12:00:02Z\"", "\"reason\" : \"CloudFront rejected the path.\"");
    }

    @Test
    void status_waits_for_the_end_of_a_purge() {
        api.respond(200, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "completed"));

        assertThat(run("status", "--wait", "p1").exitCode()).isZero();
    }

    @Test
    void pages_are_fetched_up_to_the_limit() throws IOException {
        String line = """
                {"id":"p%d","status":"completed","acceptedAt":"2026-11-25T12:00:00.123Z","source":"api","key":"k1","items":3,
                 "firstUrl":"https://a.example/1.jpg"}""";
        String page = "{\"purges\":[" + line.formatted(1) + "," + line.formatted(2) + "],\"next\":\"c\"}";
        api.respond(200, page).respond(200, page).respond(200, "{\"purges\":[" + line.formatted(3) + "]}");

        CommandRun run = run(
                "list",
                "--limit",
                "1",
                "--status",
                "completed",
                "--source",
                "api",
                "--matching",
                "https://a",
                "--oldest-first",
                "--from",
                "2026-11-01T00:00:00Z",
                "--to",
                "2026-12-01T00:00:00Z");

        assertThat(run).isEqualTo(new CommandRun(0, """
                ID  STATUS     ACCEPTED (UTC)    ITEMS
                p1  completed  2026-11-25 12:00  3: https://a.example/1.jpg
                """, "There are more purges. Use a higher --limit, or --all.\n"));
        assertThat(api.calls().getFirst())
                .startsWith("GET /v1/purges?from=2026-11-01T00%3A00%3A00Z&limit=2&order=asc&q=https%3A%2F%2Fa"
                        + "&source=api&status=completed&to=2026-12-01T00%3A00%3A00Z ");
        assertThat(run("list", "--all").out().lines()).hasSize(4);
        assertThat(run("list", "--limit", "1", "--output", "json").json())
                .isEqualTo(MAPPER.readTree("{\"purges\":[" + line.formatted(3) + "]}"));
    }

    @Test
    void a_quota_is_shown_by_day() {
        api.respond(200, """
                {"limit":1000,"left":990,"resetsAt":"2026-12-01T00:00:00Z","used":10,"support":"cdn@example.com",
                 "projected":{"units":12,"dollarsAtMost":0.060},"days":[{"date":"2026-11-25","units":{"api":9,"invoke":1}}]}
                """);

        assertThat(run("quota", "--by-day").out()).isEqualTo("""
                used       10 of 1000
                left       990
                resets at  2026-12-01T00:00:00Z
                projected  12 items this month, at most $0.060
                support    cdn@example.com

                DAY         SOURCE  ITEMS
                2026-11-25  api         9
                2026-11-25  invoke      1
                """);
    }

    @Test
    void json_output_is_the_response_of_the_api_with_unknown_fields() throws IOException {
        String quota = """
                {"limit":1000,"left":990,"resetsAt":"2026-12-01T00:00:00Z","used":10,
                 "projected":{"units":12,"dollarsAtMost":0.060},"added":{"later":1}}
                """;
        String purge = """
                {"id":"p1","status":"completed","acceptedAt":"2026-11-25T12:00:00.123Z","source":"api","key":"k1",
                 "items":[],"added":1}
                """;
        api.respond(200, quota).respond(200, purge);

        assertThat(run("quota", "--output", "json").out()).contains("\"dollarsAtMost\" : 0.060");
        assertThat(run("status", "p1", "--output", "json").json()).isEqualTo(MAPPER.readTree(purge));
        assertThat(run("status", "p1", "p2", "--output", "json").json())
                .isEqualTo(MAPPER.readTree("{\"purges\":[" + purge + "," + purge + "]}"));
        assertThat(run("cancel", "p1", "--output", "json").json()).isEqualTo(MAPPER.readTree(purge));
    }

    @Test
    void json_output_of_several_requests_lists_the_responses(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("urls.txt"), urls(150));
        api.respond(200, ScriptedApi.preview(""))
                .respond(200, ScriptedApi.preview(""))
                .respond(202, ScriptedApi.purge("p0", "queued"))
                .respond(202, ScriptedApi.purge("p1", "queued"))
                .respond(200, ScriptedApi.preview(""));

        JsonNode purges = run("purge", "--from-file", file.toString(), "--output", "json", "--idempotency-key", "k")
                .json();
        JsonNode previews = run("purge", "--preview", "--from-file", file.toString(), "--output", "json")
                .json();

        assertThat(purges)
                .isEqualTo(MAPPER.readTree("{\"purges\":[" + ScriptedApi.purge("p0", "queued") + ","
                        + ScriptedApi.purge("p1", "queued") + "],\"quota\":" + ScriptedApi.quota()
                        + ",\"idempotencyKey\":\"k\"}"));
        assertThat(previews)
                .isEqualTo(MAPPER.readTree(
                        "{\"previews\":[" + ScriptedApi.preview("") + "," + ScriptedApi.preview("") + "]}"));
    }

    @Test
    void a_cancel_prints_the_canceled_purge_or_the_reason() {
        api.respond(200, ScriptedApi.purge("p1", "cancelled"))
                .respond(409, ScriptedApi.problem("too-late-to-cancel", 409, ""));

        assertThat(run("cancel", "p1").exitCode()).isZero();
        assertThat(run("cancel", "p1")).isEqualTo(new CommandRun(2, "", "edgepurge: The detail.\n"));
        assertThat(api.calls().getFirst()).startsWith("DELETE /v1/purges/p1");
    }

    private static List<String> urls(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();
    }
}
