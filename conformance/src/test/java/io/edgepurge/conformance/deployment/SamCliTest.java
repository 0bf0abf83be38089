package io.edgepurge.conformance.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.Template;
import io.edgepurge.standin.Moto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the AWS SAM CLI on the template. Moto stands in for Amazon S3. */
@EnabledIf(value = "samIsInstalled", disabledReason = "The AWS SAM CLI is not installed.")
class SamCliTest {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String REGION = "eu-central-1";
    private static final String BUCKET = "edgepurge-code";
    private static final Pattern CODE = Pattern.compile("CodeUri: s3://" + BUCKET + "/(\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    static boolean samIsInstalled() throws InterruptedException {
        try {
            if (new ProcessBuilder("sam", "--version").start().waitFor() == 0) {
                return true;
            }
        } catch (IOException e) {
            // reported below
        }
        System.out.println("Skipped: SamCliTest: the AWS SAM CLI (sam) is not installed");
        return false;
    }

    @Test
    void sam_validates_and_lints_the_template() throws Exception {
        assertThat(sam("validate", "--lint", "--template-file", "template.yaml", "--region", REGION))
                .contains("is a valid SAM Template");
    }

    @Test
    void sam_uploads_the_jar_of_each_function() throws Exception {
        Path packaged = folder.resolve("packaged.yaml");
        send(atS3("").PUT(BodyPublishers.ofString("""
                <CreateBucketConfiguration>
                  <LocationConstraint>%s</LocationConstraint>
                </CreateBucketConfiguration>""".formatted(REGION))));

        String _ = sam(
                "package",
                "--template-file",
                "template.yaml",
                "--s3-bucket",
                BUCKET,
                "--output-template-file",
                packaged.toString(),
                "--region",
                REGION);

        List<Long> uploaded = CODE.matcher(Files.readString(packaged))
                .results()
                .map((MatchResult code) -> sizeOf(code.group(1)))
                .toList();
        assertThat(uploaded)
                .containsExactlyInAnyOrderElementsOf(
                        functions().map(SamCliTest::sizeOfJar).toList());
    }

    private static Stream<FunctionResource> functions() {
        LocalValues values = new LocalValues(REGION, "123456789012", URI.create("http://127.0.0.1:1"), Map.of());
        return Template.read(PROJECT.resolve("template.yaml"), values).functions().stream();
    }

    private static long sizeOfJar(FunctionResource function) {
        return function.code().jar().toFile().length();
    }

    private long sizeOf(String object) {
        return send(atS3("/" + object).HEAD())
                .headers()
                .firstValueAsLong("Content-Length")
                .orElseThrow();
    }

    private static HttpRequest.Builder atS3(String path) {
        // moto selects the service by the signature
        return HttpRequest.newBuilder(MOTO.standIn().dynamoDb().resolve("/" + BUCKET + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/" + REGION
                                + "/s3/aws4_request, SignedHeaders=host, Signature=none");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs a command in the project's folder; returns what it prints. */
    private String sam(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Stream.concat(Stream.of("sam"), Stream.of(arguments)).toList())
                .directory(PROJECT.toFile())
                .redirectErrorStream(true);
        program.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", MOTO.standIn().dynamoDb().toString(),
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_DEFAULT_REGION", REGION,
                        "SAM_CLI_TELEMETRY", "0"));
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
