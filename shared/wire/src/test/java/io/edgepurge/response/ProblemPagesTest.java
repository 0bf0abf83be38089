package io.edgepurge.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
    private static final Path PAGES = Path.of("../../docs/problems");

    @Test
    void problem_types_and_pages_match() throws IOException {
        List<String> expected = Stream.concat(
                        Stream.of("README.md"),
                        Arrays.stream(ProblemType.values()).map(type -> type.slug() + ".md"))
                .toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_example_on_a_page_matches_its_type(ProblemType type) throws IOException {
        JsonNode example = new ObjectMapper().readTree(firstJsonOn(type));

        assertThat(example.path("type").asText()).isEqualTo("/problems/" + type.slug());
        assertThat(example.path("title").asText()).isEqualTo(type.title());
        assertThat(example.path("status").asInt()).isEqualTo(type.status());
        assertThat(example.path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void a_page_explains_the_problem_and_the_solution(ProblemType type) throws IOException {
        assertThat(page(type))
                .startsWith("# " + type.title() + "\n")
                .contains("`" + type.uri() + "`", "## What it means", "## Example", "## What to do");
    }

    @ParameterizedTest
    @EnumSource
    void the_index_links_every_page(ProblemType type) throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .contains("[" + type.title() + "](" + type.slug() + ".md) | " + type.status());
    }

    private static String firstJsonOn(ProblemType type) throws IOException {
        return page(type).split("```json\n", 2)[1].split("```", 2)[0];
    }

    private static String page(ProblemType type) throws IOException {
        return Files.readString(PAGES.resolve(type.slug() + ".md"));
    }
}
