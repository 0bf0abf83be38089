package io.edgepurge.viewer;

import io.edgepurge.domain.verification.ViewerRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET request over a connection of its own, which ends with the headers of the response.
 *
 * <p>Java's HTTP client resolves the name itself, so it can't be bound to a checked address. This class connects a socket to the
 * address, and checks the certificate against the name.
 */
final class ViewerExchange implements AutoCloseable {
    /** The headers of Chrome for an image. CloudFront can choose among variants of an image by them. */
    private static final String HEADERS = "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/140.0.0.0 Safari/537.36 EdgePurge\r\n"
            + "Accept: image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8\r\n"
            + "Accept-Encoding: gzip, deflate, br, zstd\r\n"
            + "Connection: close\r\n\r\n";

    private final ViewerRequest request;
    private final Addresses addresses;
    private final SSLSocketFactory tls;
    private final Socket socket = new Socket();

    ViewerExchange(ViewerRequest request, Addresses addresses, SSLSocketFactory tls) {
        this.request = request;
        this.addresses = addresses;
        this.tls = tls;
    }

    /** Makes the request in a virtual thread. */
    CompletableFuture<ResponseHead> send() {
        CompletableFuture<ResponseHead> head = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (socket;
                    Socket connected = connect()) {
                head.complete(exchange(connected));
            } catch (IOException | RuntimeException e) {
                head.completeExceptionally(e);
            }
        });
        return head;
    }

    /** Closes the connection, which ends a request that waits for a response. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to close
        }
    }

    private ResponseHead exchange(Socket connected) throws IOException {
        String head = "GET " + request.target() + " HTTP/1.1\r\nHost: " + request.authority() + "\r\n" + HEADERS;
        connected.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connected.getOutputStream().flush();
        return ResponseHead.read(new BufferedInputStream(connected.getInputStream()));
    }

    private Socket connect() throws IOException {
        List<InetAddress> allowed = addresses.of(request.host());
        if (allowed.isEmpty()) {
            throw new ForbiddenAddress();
        }
        socket.connect(new InetSocketAddress(allowed.getFirst(), request.port()));
        return request.secure() ? encrypted() : socket;
    }

    private Socket encrypted() throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, request.host(), request.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Thrown if a host has no address that a visit may connect to. */
    static final class ForbiddenAddress extends ConnectException {
        private static final long serialVersionUID = 1L;
    }
}
