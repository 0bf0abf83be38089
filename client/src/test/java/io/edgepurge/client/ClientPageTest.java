package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the code in docs/client.md is the code compiled and tested here. */
final class ClientPageTest {
    private static final Path PAGE = Path.of("../docs/client.md");
    private static final Path SOURCES = Path.of("src/test/java");

    @ParameterizedTest
    @ValueSource(strings = {"example/PublishHandler.java", "example/HttpCalls.java"})
    void a_shown_class_is_a_compiled_class(String source) throws IOException {
        String code = Files.readString(SOURCES.resolve(source));

        assertThat(blocks()).contains(code.substring(code.indexOf("import ")).strip());
    }

    @Test
    void every_line_of_the_shown_test_is_in_the_compiled_test() throws IOException {
        List<String> compiled = Files.readString(SOURCES.resolve("example/PublishHandlerTest.java"))
                .lines()
                .map(String::strip)
                .toList();

        List<String> shown = blocks().stream()
                .filter(block -> block.startsWith("@Test"))
                .flatMap(String::lines)
                .map(String::strip)
                .toList();

        assertThat(shown).hasSizeGreaterThan(5);
        assertThat(compiled).containsAll(shown);
    }

    private static List<String> blocks() throws IOException {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1).strip())
                .toList();
    }
}
