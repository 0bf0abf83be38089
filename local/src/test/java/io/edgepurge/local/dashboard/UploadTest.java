package io.edgepurge.local.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.standin.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads the dashboard with the AWS CLI to the S3 of an AWS emulator, and empties the bucket. Skipped if either is missing.
 */
class UploadTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private static final String BUCKET = "s3://page";

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws Exception {
        assumeTrue(isThereAnAwsCommandLine(), "the AWS command line is not installed: nothing is uploaded");
        for (String script : List.of("step", "upload")) {
            Files.copy(
                    Path.of("..", "dashboard", script),
                    Files.createDirectories(folder).resolve(script));
        }
        for (String file : List.of("index.html", "favicon.svg", "licences.md", "assets/a-1.js", "assets/b-1.woff2")) {
            Files.createDirectories(folder.resolve("dist").resolve(file).getParent());
            Files.writeString(folder.resolve("dist").resolve(file), file);
        }
        markAsBuilt();
        run("aws", "s3", "mb", BUCKET);
    }

    private void markAsBuilt() throws IOException {
        Files.deleteIfExists(folder.resolve("target/built"));
        Files.createDirectories(folder.resolve("target"));
        Files.createFile(folder.resolve("target/built"));
    }

    private boolean isThereAnAwsCommandLine() throws InterruptedException {
        try {
            return run("aws", "--version").startsWith("aws-cli");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void assets_are_immutable_and_the_page_is_not_cached() throws Exception {
        run("bash", "upload", "page");

        for (String asset : List.of("assets/a-1.js", "assets/b-1.woff2")) {
            assertThat(headersOf(asset)).contains("public, max-age=31536000, immutable");
        }
        for (String page : List.of("index.html", "favicon.svg", "licences.md")) {
            assertThat(headersOf(page)).contains("no-cache");
        }
        assertThat(headersOf("index.html")).contains("text/html;charset=UTF-8");
        assertThat(headersOf("assets/a-1.js")).contains("javascript");
        assertThat(headersOf("assets/b-1.woff2")).contains("font/woff2");
    }

    @Test
    void assets_of_an_open_page_are_kept() throws Exception {
        run("bash", "upload", "page");
        Files.move(folder.resolve("dist/assets/a-1.js"), folder.resolve("dist/assets/a-2.js"));
        markAsBuilt();
        run("bash", "upload", "page");

        assertThat(run("aws", "s3", "ls", "--recursive", BUCKET))
                .contains("assets/a-1.js", "assets/a-2.js", "index.html");
    }

    @Test
    void the_documented_commands_empty_the_bucket() throws Exception {
        run(
                "aws",
                "s3api",
                "put-bucket-versioning",
                "--bucket",
                "page",
                "--versioning-configuration",
                "Status=Enabled");
        run("bash", "upload", "page");
        run("bash", "upload", "page");
        run("aws", "s3", "rm", BUCKET + "/favicon.svg");

        run("bash", "-euc", commandsThatEmpty());

        assertThat(run("aws", "s3api", "list-object-versions", "--bucket", "page"))
                .doesNotContain("\"Key\"");
        assertThat(run("aws", "s3", "rb", BUCKET)).contains("remove_bucket");
    }

    /** Returns the commands from the documentation, with a different bucket name. */
    private static String commandsThatEmpty() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "deploy.md"));
        String from = "BUCKET=$(output DashboardBucketName)\n";
        int start = page.indexOf(from + "aws s3api delete-objects");
        assertThat(start).isPositive();
        return "BUCKET=page\n" + page.substring(start + from.length(), page.indexOf("```", start));
    }

    @Test
    void an_outdated_build_is_not_uploaded() throws Exception {
        Files.delete(folder.resolve("target/built"));

        assertThat(run("bash", "upload", "page")).contains("dashboard/dist is not built");
        assertThat(run("aws", "s3", "ls", "--recursive", BUCKET)).doesNotContain("index.html");
    }

    private String headersOf(String key) throws IOException, InterruptedException {
        return run("aws", "s3api", "head-object", "--bucket", "page", "--key", key);
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(Stream.of(command).toList())
                .directory(folder.toFile())
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
