package io.edgepurge.endtoend.varnish;

import static org.awaitility.Awaitility.await;

import io.edgepurge.domain.account.CacheAddress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's varnishd on 127.0.0.1, with the configuration from the documentation. */
final class RunningVarnish implements AutoCloseable {
    private static final Path DOCUMENT = Path.of("..", "docs", "origin-caches.md");
    private static final Pattern VCL = Pattern.compile("```vcl\n(.*?)```", Pattern.DOTALL);
    private static final String PORT_OF_THE_DOCUMENT = ".port = \"8080\";";

    private final Process process;
    private final int port;

    private RunningVarnish(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Optional<Path> installed() {
        Stream<Path> onThePath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(Path::of);
        return Stream.concat(onThePath, Stream.of(Path.of("/usr/sbin")))
                .map(folder -> folder.resolve("varnishd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Waits until Varnish responds. */
    static RunningVarnish before(URI origin, Path folder) {
        try {
            int port = freePort();
            Path vcl = Files.writeString(folder.resolve("document.vcl"), configuration(origin));
            ProcessBuilder builder = new ProcessBuilder(
                    installed().orElseThrow().toString(),
                    "-F",
                    "-j",
                    "none",
                    "-T",
                    "none",
                    "-a",
                    "127.0.0.1:" + port,
                    "-n",
                    folder.resolve("varnish").toString(),
                    "-s",
                    "default,16m",
                    "-f",
                    vcl.toString());
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("varnish.log").toFile());
            RunningVarnish varnish = new RunningVarnish(builder.start(), port);
            await().atMost(Duration.ofSeconds(60))
                    .failFast("varnishd has ended, see " + folder, () -> !varnish.process.isAlive())
                    .until(varnish::listens);
            return varnish;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(URI origin) throws IOException {
        Matcher vcl = VCL.matcher(Files.readString(DOCUMENT));
        if (!vcl.find() || !vcl.group(1).contains(PORT_OF_THE_DOCUMENT)) {
            throw new AssertionError(DOCUMENT + " shows no VCL, or one without " + PORT_OF_THE_DOCUMENT);
        }
        return vcl.group(1).replace(PORT_OF_THE_DOCUMENT, ".port = \"" + origin.getPort() + "\";");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    CacheAddress address() {
        return new CacheAddress(uri().toString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
