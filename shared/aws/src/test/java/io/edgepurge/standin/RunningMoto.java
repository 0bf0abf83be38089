package io.edgepurge.standin;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server of moto, a third-party AWS emulator, on 127.0.0.1.
 *
 * @see <a href="https://docs.getmoto.org/en/latest/docs/server_mode.html">Server mode</a>
 */
final class RunningMoto implements AutoCloseable {
    private static final int OK = 200;

    private final Process process;
    private final URI address;

    private RunningMoto(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Finds the program on the {@code PATH}. */
    static Optional<Path> installed(Map<String, String> variables) {
        return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve("moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the server and waits until it responds. */
    static RunningMoto start(Path program) {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            RunningMoto moto = new RunningMoto(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(90))
                    .failFast("moto has ended", () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> moto.answers() == OK);
            return moto;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    private int answers() throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address.resolve("/moto-api/"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
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
