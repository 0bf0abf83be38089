package io.edgepurge.origin;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP exchange over a connection of its own, for a URL with an empty query: {@code /a.jpg?}. Java's HTTP client drops the
 * {@code ?}, but a cache stores {@code /a.jpg?} and {@code /a.jpg} apart, like CloudFront. The exchange ends with the headers of the
 * response.
 */
final class EmptyQueryExchange implements AutoCloseable {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final HttpRequest request;
    private final URI uri;
    private final Socket socket = new Socket();

    EmptyQueryExchange(HttpRequest request) {
        this.request = request;
        this.uri = request.uri();
    }

    /** Returns true if the URL ends with the {@code ?} of an empty query. */
    static boolean isNeededFor(URI uri) {
        return "".equals(uri.getRawQuery());
    }

    /** Makes the call in a virtual thread, and returns the status. */
    CompletableFuture<Integer> send() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (socket;
                    Socket connected = connect()) {
                status.complete(statusFrom(connected));
            } catch (IOException e) {
                status.completeExceptionally(e);
            }
        });
        return status;
    }

    /** Closes the connection, which ends a call that waits for a response. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to close
        }
    }

    private Socket connect() throws IOException {
        boolean secure = uri.getScheme().equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        InetSocketAddress address = new InetSocketAddress(uri.getHost(), port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(uri.getHost());
        }
        socket.connect(address);
        return secure ? encrypted(port) : socket;
    }

    private Socket encrypted(int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, uri.getHost(), port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private int statusFrom(Socket connected) throws IOException {
        Writer writer = new OutputStreamWriter(connected.getOutputStream(), StandardCharsets.US_ASCII);
        writer.write(head());
        writer.flush();
        BufferedReader response =
                new BufferedReader(new InputStreamReader(connected.getInputStream(), StandardCharsets.US_ASCII));
        Matcher status = STATUS_LINE.matcher(lineOf(response));
        if (!status.matches()) {
            throw new IOException("the response is not HTTP");
        }
        while (!lineOf(response).isEmpty()) {
            // the headers have no meaning here
        }
        return Integer.parseInt(status.group(1));
    }

    private String head() {
        StringBuilder head =
                new StringBuilder(request.method() + " " + uri.getRawPath() + "? HTTP/1.1\r\nConnection: close\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return head.append("\r\n").toString();
    }

    private static String lineOf(BufferedReader response) throws IOException {
        String line = response.readLine();
        if (line == null) {
            throw new EOFException("the response ended early");
        }
        return line;
    }
}
