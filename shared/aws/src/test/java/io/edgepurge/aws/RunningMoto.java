package io.edgepurge.aws;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moto's server on 127.0.0.1: a stand-in of AWS that is not ours.
 *
 * @see <a href="https://docs.getmoto.org/en/latest/docs/server_mode.html">Server mode</a>
 */
final class RunningMoto implements AutoCloseable {
    private final Process process;
    private final URI address;

    private RunningMoto(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Optional<Path> installed() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve("moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns when it answers. */
    static RunningMoto start() {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(
                            installed().orElseThrow().toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            RunningMoto moto = new RunningMoto(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(90))
                    .failFast("moto has ended", () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> moto.post("/moto-api/reset", "") == 200);
            return moto;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all that it holds, and makes a schedule group. */
    void startOver(String group) {
        try {
            post("/moto-api/reset", "");
            post("/schedule-groups/" + group, "{\"Name\":\"" + group + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> variables() {
        return Map.of("AWS_ENDPOINT_URL_SCHEDULER", address.toString(), "AWS_REGION", "eu-central-1");
    }

    private int post(String path, String body) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/json")
                    // by the service it is signed for, moto knows which one is meant
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/scheduler/aws4_request,"
                                    + " SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
