package io.edgepurge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.domain.variant.ImageKey;
import io.edgepurge.domain.variant.TagTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of docs/image-variants.md compute the tags that the service purges. */
class ImageTagRecipesTest {
    private static final Path PAGE = Path.of("..", "docs", "image-variants.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| (`[^|]*`) \\| `([^|`]*)` \\| `(img:[a-z2-7]{26})` \\| `(img:[0-9a-f]{32})` \\|$", Pattern.MULTILINE);

    /** A row of the table of test vectors. */
    record Vector(List<String> paths, String key, String base32, String hex) {
        static Vector of(MatchResult row) {
            List<String> paths = Stream.of(row.group(1).split(", ", -1))
                    .map(path -> path.replace("`", ""))
                    .toList();
            return new Vector(paths, row.group(2), row.group(3), row.group(4));
        }
    }

    static Stream<Vector> vectors() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().map(Vector::of);
    }

    @Test
    void the_page_has_test_vectors() throws IOException {
        assertThat(vectors()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_service_computes_the_tags_of_the_page(Vector vector) {
        assertThat(vector.paths()).allSatisfy(path -> {
            assertThat(new TagTemplate("img:{sha256-base32-26}").tagOf(new ImageKey(path)))
                    .isEqualTo(vector.base32());
            assertThat(new TagTemplate("img:{sha256-hex-32}").tagOf(new ImageKey(path)))
                    .isEqualTo(vector.hex());
        });
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_shell_computes_the_same_tag(Vector vector, @TempDir Path folder) throws IOException, InterruptedException {
        assertThat(output(vector, folder, "bash", "KEY=$(cat key)\n" + recipe("sh")))
                .isEqualTo(vector.base32());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void node_computes_the_same_tag(Vector vector, @TempDir Path folder) throws IOException, InterruptedException {
        String call =
                "\nimport { readFileSync } from 'node:fs';\nconsole.log(imageTag(readFileSync('key', 'utf8')));\n";

        assertThat(output(vector, folder, "node", recipe("js") + call)).isEqualTo(vector.base32());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void python_computes_the_same_tag(Vector vector, @TempDir Path folder) throws IOException, InterruptedException {
        String call = "\nprint(image_tag(open('key', encoding='utf-8').read()))\n";

        assertThat(output(vector, folder, "python3", recipe("python") + call)).isEqualTo(vector.base32());
    }

    /** Returns the first code block of a language. */
    private static String recipe(String language) throws IOException {
        Matcher block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** Runs a script in a folder with the key in a file, because a program's environment need not be UTF-8. */
    private static String output(Vector vector, Path folder, String program, String script)
            throws IOException, InterruptedException {
        assumeTrue(isInstalled(program), program + " is not installed");
        Files.writeString(folder.resolve("key"), vector.key());
        Files.writeString(folder.resolve("script.mjs"), script);
        Process process = new ProcessBuilder(program, "script.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
