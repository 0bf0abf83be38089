package io.edgepurge.conformance.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documentation exports the region for every tool that it uses. The AWS SDK for Java and the AWS CLI 2 read
 * {@code AWS_REGION}. The SAM CLI and the AWS CLI 1 use botocore, which reads {@code AWS_DEFAULT_REGION} only.
 *
 * @see <a href="https://boto3.amazonaws.com/v1/documentation/api/latest/guide/configuration.html">botocore's variables</a>
 */
class ExportedRegionTest {
    private static final String MISSING = "Skipped: ExportedRegionTest: botocore is not installed";
    private static final String RESOLVE =
            "import botocore.session; print(botocore.session.get_session().get_config_variable('region'))";
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\n(.*?)^```", Pattern.DOTALL);
    private static final Pattern REGION = Pattern.compile("\\bAWS_REGION=([a-z0-9-]+)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("..", "README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(page -> !exportsOf(page).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_exports_the_region_under_both_names(Path page) {
        assertThat(exportsOf(page)).allSatisfy(exports -> assertThat(exports).contains(" AWS_DEFAULT_REGION="));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void botocore_resolves_the_exported_region(Path page) throws IOException, InterruptedException {
        assumeTrue(botocoreIsInstalled(), MISSING);

        for (String exports : exportsOf(page)) {
            assertThat(resolved(exports)).as(exports).isEqualTo(regionIn(exports));
        }
    }

    @Test
    void the_pages_for_AWS_are_among_the_checked_pages() throws IOException {
        assertThat(pages())
                .contains(
                        Path.of("..", "README.md"),
                        Path.of("..", "docs", "deploy.md"),
                        Path.of("..", "docs", "operate.md"));
    }

    /** Returns the export lines of each block that exports the region. */
    private static List<String> exportsOf(Path page) {
        return BLOCK.matcher(text(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .map(block -> block.lines()
                        .filter(line -> line.startsWith("export AWS_"))
                        .collect(Collectors.joining("\n")))
                .filter(exports -> REGION.matcher(exports).find())
                .toList();
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String regionIn(String exports) {
        return REGION.matcher(exports)
                .results()
                .map((MatchResult region) -> region.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean botocoreIsInstalled() throws IOException, InterruptedException {
        boolean installed = bash("python3 -c 'import botocore'").waitFor() == 0;
        if (!installed) {
            System.out.println(MISSING);
        }
        return installed;
    }

    private static String resolved(String exports) throws IOException, InterruptedException {
        Process process = bash(exports + "\npython3 -c \"" + RESOLVE + "\"");
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** Starts a script without the AWS settings of this machine. */
    private static Process bash(String script) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        bash.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        bash.environment().put("AWS_CONFIG_FILE", "/dev/null");
        return bash.start();
    }
}
