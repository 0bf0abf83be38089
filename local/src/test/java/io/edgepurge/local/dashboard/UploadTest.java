package io.edgepurge.local.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.local.AwsCli;
import io.edgepurge.standin.Moto;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads the dashboard with the AWS CLI to the S3 of an AWS emulator, and empties a bucket. Skipped if either is missing. One
 * start of the AWS CLI takes a second, so the tests share two uploads, and prepare and inspect buckets over HTTP.
 */
class UploadTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private static final String BUCKET = "page";
    private static final List<String> FILES =
            List.of("index.html", "favicon.svg", "licences.md", "assets/a-1.js", "assets/b-1.woff2");

    @TempDir
    private static Path folder;

    private static S3Client s3;

    @BeforeAll
    static void upload() throws Exception {
        assumeTrue(AwsCli.isInstalled(), "the AWS CLI is not installed: nothing is uploaded");
        s3 = new S3Client(MOTO.standIn().dynamoDb());
        s3.createBucket(BUCKET);
        build(folder);
        assertThat(run(folder, "bash", "upload", BUCKET)).isEmpty();
        Files.move(folder.resolve("dist/assets/a-1.js"), folder.resolve("dist/assets/a-2.js"));
        markAsBuilt(folder);
        assertThat(run(folder, "bash", "upload", BUCKET)).isEmpty();
    }

    @AfterAll
    static void close() {
        if (s3 != null) {
            s3.close();
        }
    }

    @Test
    void assets_are_immutable_and_the_page_is_not_cached() {
        for (String asset : List.of("assets/a-1.js", "assets/a-2.js", "assets/b-1.woff2")) {
            assertThat(headersOf(asset).firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        }
        for (String page : List.of("index.html", "favicon.svg", "licences.md")) {
            assertThat(headersOf(page).firstValue("Cache-Control")).contains("no-cache");
        }
        assertThat(headersOf("index.html").firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(headersOf("assets/a-1.js").firstValue("Content-Type").orElseThrow())
                .contains("javascript");
        assertThat(headersOf("assets/b-1.woff2").firstValue("Content-Type")).contains("font/woff2");
    }

    @Test
    void assets_of_an_open_page_are_kept() {
        assertThat(s3.objects(BUCKET))
                .contains("<Key>assets/a-1.js</Key>", "<Key>assets/a-2.js</Key>", "<Key>index.html</Key>");
    }

    @Test
    void the_documented_commands_empty_the_bucket() throws Exception {
        s3.createBucket("old");
        s3.enableVersioning("old");
        for (String content : List.of("first", "second")) {
            FILES.forEach(file -> s3.put("old", file, content));
        }
        s3.delete("old", "favicon.svg");
        assertThat(s3.versions("old")).contains("<DeleteMarker>", "<Key>index.html</Key>");

        run(folder, "bash", "-euc", commandsThatEmpty("old"));

        assertThat(s3.versions("old")).doesNotContain("<Key>");
        s3.deleteBucket("old");
    }

    /** Returns the commands from the documentation, with a different bucket name. */
    private static String commandsThatEmpty(String bucket) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "deploy.md"));
        String from = "BUCKET=$(output DashboardBucketName)\n";
        int start = page.indexOf(from + "aws s3api delete-objects");
        assertThat(start).isPositive();
        return "BUCKET=" + bucket + "\n" + page.substring(start + from.length(), page.indexOf("```", start));
    }

    @Test
    void an_outdated_build_is_not_uploaded(@TempDir Path outdated) throws Exception {
        s3.createBucket("empty");
        build(outdated);
        Files.delete(outdated.resolve("target/built"));

        assertThat(run(outdated, "bash", "upload", "empty")).contains("dashboard/dist is not built");
        assertThat(s3.objects("empty")).doesNotContain("<Key>");
    }

    private static HttpHeaders headersOf(String key) {
        return s3.headersOf(BUCKET, key);
    }

    private static void build(Path project) throws IOException {
        for (String script : List.of("step", "upload")) {
            Files.copy(Path.of("..", "dashboard", script), project.resolve(script));
        }
        for (String file : FILES) {
            Path built = project.resolve("dist").resolve(file);
            Files.createDirectories(built.getParent());
            Files.writeString(built, file);
        }
        markAsBuilt(project);
    }

    private static void markAsBuilt(Path project) throws IOException {
        Files.deleteIfExists(project.resolve("target/built"));
        Files.createDirectories(project.resolve("target"));
        Files.createFile(project.resolve("target/built"));
    }

    private static String run(Path project, String... command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(Stream.of(command).toList())
                .directory(project.toFile())
                .redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL_S3", MOTO.standIn().dynamoDb().toString(),
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_REGION", "us-east-1",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_PAGER", ""));
        Process started = process.start();
        String printed = new String(started.getInputStream().readAllBytes(), UTF_8);
        started.waitFor();
        return printed;
    }
}
