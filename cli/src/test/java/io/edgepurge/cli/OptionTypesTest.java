package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purge https://a.example/1 --not-before tomorrow | such as 2026-12-24T08:00:00Z or",
                "list --from tomorrow | such as 2026-12-24T08:00:00Z or",
                "list --to 2026-12-24 | such as 2026-12-24T08:00:00Z or",
                "purge https://a.example/1 --spellings every | must be all or requested, not 'every'",
                "schedule create a --account a --when x --spellings every | must be all or requested, not 'every'",
                "purge a --names --base-url x --origin ftp | must be web or s3, not 'ftp'",
                "list --status lost | must be queued or submitted or completed or failed or cancelled, not 'lost'",
                "quota --output yaml | must be table or json, not 'yaml'",
                "list --limit many | must be a whole number of at most 2147483647, not 'many'",
                "list --limit 99999999999 | must be a whole number of at most 2147483647, not '99999999999'",
                "account limit a many | must be a whole number",
                "key create a b --share 1.5 | must be a whole number",
                "purge https://a.example/1 --wait=maybe | takes no value, not 'maybe'",
                "purge https://a.example/1 --wait-timeout soon | such as 90s or 24h, not 'soon'"
            })
    void a_wrong_value_is_explained_without_java(String arguments, String message) {
        CommandRun run = CommandRun.of(Map.of(), arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(message)
                .doesNotContain("java", "Exception", "class ", "ALL", "boolean", " int")
                .endsWith(" --help' for usage.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24T08:00:00Z", "2026-12-24T08:00:00+0000", "2026-12-24T09:00:00+01:00"})
    void times_have_every_form_that_the_api_accepts(String time) {
        try (ScriptedApi api = new ScriptedApi()) {
            api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, "{\"purges\":[]}");

            CommandRun purge = CommandRun.of(api.environment(), "purge", "--not-before", time, "https://a.example/1");
            CommandRun list = CommandRun.of(api.environment(), "list", "--from", time, "--to", time);

            assertThat(purge.exitCode()).as(purge.err()).isZero();
            assertThat(list.exitCode()).as(list.err()).isZero();
            assertThat(api.calls().getFirst()).contains("\"notBefore\":\"2026-12-24T08:00:00Z\"");
            assertThat(api.calls().getLast()).contains("from=2026-12-24T08", "to=2026-12-24T08");
        }
    }

    @Test
    void words_ignore_case() {
        assertThat(CommandRun.of(Map.of(), "quota", "--output=JSON").err()).contains("This command needs the URL");
    }
}
