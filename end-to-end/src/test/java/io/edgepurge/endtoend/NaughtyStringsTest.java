package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public list of strings that break programs, in every place that accepts text. npm installs the list; it is not part of the
 * project. Skipped if npm cannot install it.
 *
 * @see <a href="https://github.com/minimaxir/big-list-of-naughty-strings">Big List of Naughty Strings</a>
 */
@ExtendWith(SharedStack.class)
class NaughtyStringsTest {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final int MAX_ITEMS = 100;

    /** Every string is sent as a URL and as a tag. Requests for a single string take longer. */
    private static final int EVERY = Boolean.getBoolean("long") ? 1 : 10;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void no_string_causes_an_error_or_leaves_the_endpoint(RunningStack running) throws Exception {
        List<String> strings = strings();
        StackClient client = running.operator().addAccount("naughty", 10);

        assertThat(strings).hasSizeGreaterThan(400);
        assertThat(bodies(strings, client).map(body -> client.post("/v1/purges/preview", body)))
                .allSatisfy(response -> assertThat(response.statusCode()).isBetween(200, 499))
                .allSatisfy(response -> assertThat(pathsIn(response)).allMatch(path -> path.startsWith("/naughty/")));
        assertThat(some(strings)
                        .map(text -> "/v1/purges/" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .map(client::get))
                .allSatisfy(response -> assertThat(response.statusCode()).isBetween(200, 499));
    }

    private static Stream<Map<String, Object>> bodies(List<String> strings, StackClient client) {
        Stream<Map<String, Object>> urls = IntStream.iterate(
                        0, start -> start < strings.size(), start -> start + MAX_ITEMS)
                .mapToObj(start -> strings.subList(start, Math.min(strings.size(), start + MAX_ITEMS)))
                .flatMap(part -> Stream.of(
                        Map.of("urls", part),
                        Map.of("urls", part.stream().map(client::url).toList()),
                        Map.of(
                                "tags",
                                part.stream()
                                        .map(tag -> Map.of("endpoint", client.url(""), "tag", tag))
                                        .toList())));
        Stream<Map<String, Object>> reasons =
                some(strings).map(text -> Map.of("urls", List.of(client.url("a.jpg")), "reason", text));
        return Stream.concat(urls, reasons);
    }

    private static Stream<String> some(List<String> strings) {
        return IntStream.iterate(0, index -> index < strings.size(), index -> index + EVERY)
                .mapToObj(strings::get);
    }

    private static List<String> pathsIn(HttpResponse<String> response) {
        return RunningStack.json(response).findPath("invalidations").findValues("paths").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .toList();
    }

    private List<String> strings() throws IOException, InterruptedException {
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        assumeTrue(isInstalled(), "npm cannot install the list of naughty strings: its test is skipped");
        Path list = folder.resolve("node_modules/big-list-of-naughty-strings/blns.json");
        return new ObjectMapper()
                .readTree(list.toFile())
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private boolean isInstalled() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
