package io.edgepurge.local.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends a request byte for byte, with any host and any target, including invalid ones. */
public final class RawHttpClient {
    private RawHttpClient() {}

    /** A response. Header names are case-insensitive, and the body is decoded as ISO 8859-1. */
    public record Reply(int status, Map<String, String> headers, String body) {
        /** Returns a header, or an empty string if it is missing. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Returns the first word of {@code X-Cache}. */
        public String cache() {
            return header("X-Cache").replaceFirst(" .*", "");
        }
    }

    /** Sends a {@code GET} request. */
    public static Reply get(URI server, String host, String target) {
        return send(server, "GET", host, target);
    }

    /**
     * Sends a request without a body and reads the whole response.
     *
     * @param headers more headers, such as {@code Origin: null}
     */
    public static Reply send(URI server, String method, String host, String target, String... headers) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String more = Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
            String request =
                    "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n".formatted(method, target, host, more);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply read(String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int line = 1; line < head.length; line++) {
            String[] header = head[line].split(": *", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        return new Reply(Integer.parseInt(head[0].split(" ", -1)[1]), headers, parts[1]);
    }
}
