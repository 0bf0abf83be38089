package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Checks that every DynamoDB error is printed on one line. */
class TableErrorsTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    @Test
    void a_missing_table() {
        Map<String, String> environment = TABLE.environment();

        CommandRun run = CommandRun.of(environment, "account", "list", "--table", "nowhere");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "edgepurge: There is no table nowhere in this AWS account and region. Find its name in the"
                                + " stack's outputs, and set its region with --region.\n"));
    }

    @Test
    void a_missing_table_name() {
        CommandRun run = CommandRun.of(Map.of("HOME", "/home/ann"), "account", "list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("edgepurge: This command needs the name of the stack's DynamoDB table. Use --table, set"
                        + " EDGEPURGE_TABLE, or add table = \"...\" to /home/ann/.config/edgepurge/config.toml.\n");
    }

    @Test
    void a_table_of_another_application() {
        CommandRun run = CommandRun.of(TABLE.environmentWithForeignTable(), "account", "show", "acme");

        assertOneLine(run, 2, "The table others is not an Edge Purge table: ");
    }

    @Test
    void rejected_credentials_and_missing_permissions() throws IOException {
        assertOneLine(respondingWith("UnrecognizedClientException"), 4, "AWS rejected the credentials");
        assertOneLine(respondingWith("ExpiredTokenException"), 4, "AWS rejected the credentials");
        assertOneLine(
                respondingWith("AccessDeniedException"),
                4,
                "The AWS credentials do not allow this operation: said by AWS");
        assertOneLine(respondingWith("SomethingElseException"), 1, "Unexpected response from DynamoDB: said by AWS");
    }

    @Test
    void no_response() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        CommandRun run = CommandRun.of(
                TableFixture.environment(URI.create("http://127.0.0.1:" + port), "purges"),
                "account",
                "limit",
                "acme",
                "5");

        assertOneLine(run, 1, "DynamoDB does not respond. The change may or may not have been made");
    }

    @Test
    void missing_region_and_missing_credentials(@TempDir Path home) throws IOException, InterruptedException {
        assertOneLine(process(home, Map.of()), 2, "No AWS region is set. Use --region, set AWS_REGION");
        assertOneLine(process(home, Map.of("AWS_REGION", "eu-central-1")), 4, "No AWS credentials found. Sign in");
    }

    private static void assertOneLine(CommandRun run, int exitCode, String start) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith("edgepurge: " + start);
    }

    private static CommandRun respondingWith(String error) throws IOException {
        HttpServer dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", exchange -> {
            byte[] body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"said by AWS\"}"
                    .formatted(error)
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(400, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        dynamoDb.start();
        try {
            URI endpoint =
                    URI.create("http://127.0.0.1:" + dynamoDb.getAddress().getPort());
            return CommandRun.of(TableFixture.environment(endpoint, "purges"), "account", "show", "acme");
        } finally {
            dynamoDb.stop(0);
        }
    }

    /** Runs a separate process, because the SDK reads the real environment. */
    private static CommandRun process(Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path err = home.resolve("err");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Duser.home=" + home,
                        "io.edgepurge.cli.Main",
                        "account",
                        "list",
                        "--table",
                        "purges")
                .redirectError(err.toFile());
        java.environment().clear();
        java.environment().putAll(environment);
        java.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        java.environment().put("HOME", home.toString());
        Process process = java.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(err));
    }
}
