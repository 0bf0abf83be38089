package io.edgepurge.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.ViewerClient.Result;
import io.edgepurge.domain.verification.ViewerRequest;
import io.edgepurge.domain.verification.VisitTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketViewerClientTest {
    private static final String HOST = "img.example.com";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<String> resolved = new ArrayList<>();

    @Test
    void the_evidence_is_read_from_the_headers() {
        String response = "HTTP/1.1 200 OK\r\nX-Cache: Hit from cloudfront\r\nX-Amz-Cf-Pop: FRA56-P1\r\nage: 17\r\n"
                + "ETag: \"a\"\r\nLast-Modified: Sun, 01 Mar 2026 09:00:00 GMT\r\nContent-Length: 3\r\n\r\nabc";
        try (HostileServer server = HostileServer.sending(response)) {
            Result result = client(LONG, LOOPBACK).get(request(server));

            Evidence.Validators validators =
                    new Evidence.Validators(Optional.of("\"a\""), Optional.of("Sun, 01 Mar 2026 09:00:00 GMT"));
            assertThat(result)
                    .isEqualTo(new Result.Answered(
                            new Evidence(
                                    200,
                                    Optional.of("FRA56-P1"),
                                    Optional.of(17L),
                                    Optional.of("Hit from cloudfront"),
                                    validators),
                            new VisitTime(NOW, NOW)));
        }
    }

    @Test
    void the_request_is_that_of_a_browser_without_conditions_and_cookies() {
        try (HostileServer server = HostileServer.sending("HTTP/1.1 200 OK\r\n\r\n")) {
            client(LONG, LOOPBACK).get(request(server));

            assertThat(server.requests())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("GET /a%20b.jpg?w=1 HTTP/1.1\nHost: " + HOST + ":" + server.port() + "\n")
                            .contains("Accept: image/avif,image/webp")
                            .containsOnlyOnce("User-Agent: Mozilla/5.0 ")
                            .doesNotContainIgnoringCase("cookie")
                            .doesNotContainIgnoringCase("if-")
                            .doesNotContainIgnoringCase("cache-control"));
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (HostileServer secret = HostileServer.sending("HTTP/1.1 200 OK\r\n\r\n");
                HostileServer server = HostileServer.sending(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + secret.port() + "/\r\n\r\n")) {
            Result result = client(LONG, LOOPBACK).get(request(server));

            assertThat(statusOf(result)).isEqualTo(302);
            assertThat(secret.requests()).isEmpty();
        }
    }

    @Test
    void early_hints_are_skipped() {
        try (HostileServer server = HostileServer.sending(
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nAge: 1\r\n\r\n")) {
            assertThat(statusOf(client(LONG, LOOPBACK).get(request(server)))).isEqualTo(200);
        }
    }

    @Test
    void a_body_without_an_end_is_not_read() {
        CountDownLatch closed = new CountDownLatch(1);
        try (HostileServer server = HostileServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    out.write(new byte[8192]);
                }
            } catch (IOException e) {
                closed.countDown();
            }
        })) {
            assertThat(statusOf(client(LONG, LOOPBACK).get(request(server)))).isEqualTo(200);
            assertThat(closed).satisfies(CountDownLatch::await);
        }
    }

    @Test
    void a_server_that_stays_silent_times_out() {
        CountDownLatch never = new CountDownLatch(1);
        try (HostileServer server = HostileServer.answering(out -> awaitUninterrupted(never))) {
            assertThat(client(SHORT, LOOPBACK).get(request(server)))
                    .isEqualTo(new Result.Unanswered("did not respond within 0 s", true));
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_server_that_sends_one_byte_at_a_time_times_out() {
        try (HostileServer server = HostileServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            // each byte resets a timeout of the socket, and few bytes are sent within the time limit of the request
            while (true) {
                out.write('x');
                out.flush();
                awaitUninterrupted(new CountDownLatch(1), 20);
            }
        })) {
            assertThat(client(SHORT, LOOPBACK).get(request(server))).isInstanceOf(Result.Unanswered.class);
        }
    }

    @Test
    void headers_that_are_too_large_are_refused() {
        String huge = "HTTP/1.1 200 OK\r\nX-Cache: Miss from cloudfront\r\nX-Huge: " + "x".repeat(40_000) + "\r\n\r\n";
        try (HostileServer server = HostileServer.sending(huge)) {
            assertThat(client(LONG, LOOPBACK).get(request(server))).isInstanceOf(Result.Unanswered.class);
        }
    }

    @Test
    void endless_early_hints_are_refused() {
        try (HostileServer server = HostileServer.answering(out -> {
            while (true) {
                out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(client(LONG, LOOPBACK).get(request(server))).isInstanceOf(Result.Unanswered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 999 Odd\r\n\r\n",
                "HTTP/1.1 200 OK\r\nAge: 1\r\n",
                "\n\n\n"
            })
    void a_response_that_is_not_http_or_ends_early_is_none(String response) {
        try (HostileServer server = HostileServer.sending(response)) {
            assertThat(client(LONG, LOOPBACK).get(request(server)))
                    .isEqualTo(new Result.Unanswered("closed the connection or did not speak HTTP", true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "10.1.2.3",
                "100.64.0.1",
                "::1",
                "fd00:ec2::254",
                "64:ff9b::a9fe:a9fe"
            })
    void an_address_that_is_not_public_is_not_connected_to(String address) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, LOOPBACK)) {
            SocketViewerClient client = new SocketViewerClient(
                    new Addresses(host -> List.of(InetAddress.ofLiteral(address)), false),
                    SocketViewerClientTest::tls,
                    LONG,
                    CLOCK);

            assertThat(client.get(new ViewerRequest(true, HOST, listening.getLocalPort(), "/")))
                    .isEqualTo(new Result.Unanswered(
                            "has no public address, and a visit never connects to a private one", false));
        }
    }

    @Test
    void the_public_addresses_of_a_host_are_used_ipv4_first() throws UnknownHostException {
        Addresses addresses = new Addresses(
                host -> List.of(
                        InetAddress.ofLiteral("2606:4700::1111"),
                        InetAddress.ofLiteral("10.0.0.1"),
                        InetAddress.ofLiteral("1.1.1.1")),
                false);

        assertThat(addresses.of(HOST))
                .containsExactly(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("2606:4700::1111"));
    }

    @Test
    void a_name_is_resolved_once_and_its_checked_address_is_used() {
        try (HostileServer server = HostileServer.sending("HTTP/1.1 200 OK\r\n\r\n")) {
            client(LONG, LOOPBACK).get(request(server));

            assertThat(resolved).containsExactly(HOST);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void names_of_this_machine_resolve_only_in_a_local_stack() throws UnknownHostException {
        HostResolver unknown = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(new Addresses(unknown, true).of("spare.localhost")).containsExactly(LOOPBACK);
        assertThatThrownBy(() -> new Addresses(unknown, false).of("spare.localhost"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void an_unknown_name_and_a_closed_port_are_results() throws IOException {
        int closed;
        try (ServerSocket listening = new ServerSocket(0, 1, LOOPBACK)) {
            closed = listening.getLocalPort();
        }
        SocketViewerClient unknown = new SocketViewerClient(
                new Addresses(
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        true),
                SocketViewerClientTest::tls,
                LONG,
                CLOCK);

        assertThat(unknown.get(new ViewerRequest(false, HOST, closed, "/")))
                .isEqualTo(new Result.Unanswered("has an unknown name", true));
        assertThat(client(LONG, LOOPBACK).get(new ViewerRequest(false, HOST, closed, "/")))
                .isEqualTo(new Result.Unanswered("refused the connection", true));
    }

    @Test
    void a_certificate_must_be_for_the_host(@TempDir Path folder) {
        SSLContext right = TestCertificate.forHost(HOST, folder);
        SSLContext wrong = TestCertificate.forHost("other.example.com", folder);
        String response = "HTTP/1.1 200 OK\r\n\r\n";
        try (HostileServer trusted = HostileServer.encrypted(right.getServerSocketFactory(), response);
                HostileServer other = HostileServer.encrypted(wrong.getServerSocketFactory(), response);
                HostileServer plain = HostileServer.sending(response)) {
            assertThat(statusOf(encrypted(right).get(encryptedRequest(trusted))))
                    .isEqualTo(200);
            Result untrusted = new Result.Unanswered("is not trusted: the TLS handshake failed", false);
            assertThat(encrypted(wrong).get(encryptedRequest(other)))
                    .as("wrong host")
                    .isEqualTo(untrusted);
            assertThat(encrypted(wrong).get(encryptedRequest(trusted)))
                    .as("unknown issuer")
                    .isEqualTo(untrusted);
            assertThat(encrypted(right, SHORT).get(encryptedRequest(plain)))
                    .as("not encrypted")
                    .isInstanceOf(Result.Unanswered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: y", "a", "/\u00e4"})
    void a_target_that_breaks_the_request_line_is_refused(String target) {
        assertThatThrownBy(() -> new ViewerRequest(true, HOST, 443, target))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SSLSocketFactory tls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private SocketViewerClient client(Duration timeout, InetAddress address) {
        HostResolver resolver = host -> {
            resolved.add(host);
            return List.of(address);
        };
        return new SocketViewerClient(new Addresses(resolver, true), SocketViewerClientTest::tls, timeout, CLOCK);
    }

    private SocketViewerClient encrypted(SSLContext trusting) {
        return encrypted(trusting, LONG);
    }

    private SocketViewerClient encrypted(SSLContext trusting, Duration timeout) {
        return new SocketViewerClient(
                new Addresses(host -> List.of(LOOPBACK), true), trusting::getSocketFactory, timeout, CLOCK);
    }

    private static ViewerRequest request(HostileServer server) {
        return new ViewerRequest(false, HOST, server.port(), "/a%20b.jpg?w=1");
    }

    private static ViewerRequest encryptedRequest(HostileServer server) {
        return new ViewerRequest(true, HOST, server.port(), "/a.jpg");
    }

    private static int statusOf(Result result) {
        return ((Result.Answered) result).evidence().status();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch, long millis) {
        try {
            boolean _ = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
