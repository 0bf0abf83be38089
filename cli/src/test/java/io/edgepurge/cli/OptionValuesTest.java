package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionValuesTest {
    @Test
    void an_attached_value_may_look_like_an_option() {
        try (ScriptedApi api = new ScriptedApi()) {
            api.respond(202, ScriptedApi.purge("p1", "queued"));

            CommandRun run = CommandRun.of(
                    api.environment(),
                    "purge",
                    "--reason=--wait",
                    "--idempotency-key=--preview",
                    "https://a.example/1");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(api.calls().getFirst())
                    .startsWith("POST /v1/purges \"--preview\" ")
                    .contains("\"reason\":\"--wait\"");
        }
    }

    @Test
    void a_separate_value_may_not() {
        for (String next : new String[] {"--wait", "--wait-timeout=3s", "--"}) {
            assertThat(CommandRun.of(Map.of(), "purge", "https://a.example/1", "--reason", next)
                            .err())
                    .isEqualTo("""
                    edgepurge: Option '--reason' needs a value, but the option '%s' follows. If it is the value, write --reason=%s
                    Run 'edgepurge purge --help' for usage.
                    """.formatted(next, next));
        }
        assertThat(CommandRun.of(Map.of(), "account", "create", "a", "--quota", "--endpoint", "x")
                        .err())
                .contains("write --quota=--endpoint");
    }
}
