package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndpointCheckTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private static final String NAMESPACE = "xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"";
    private static final String ALL_QUERIES = "2e54312d-136d-493c-8eb9-b001f22f67d2";
    private static final String NO_QUERIES = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    private static final String IMAGES = "https://img.example/acme/=E1";

    private final Map<String, String> environment = TABLE.environment();
    private HttpServer cloudFront;
    private int status = 200;
    private String body = config("img.example", ALL_QUERIES);

    @BeforeEach
    void start() throws IOException {
        cloudFront = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFront.createContext("/", this::answer);
        cloudFront.start();
        environment.put(
                "AWS_ENDPOINT_URL_CLOUDFRONT",
                "http://127.0.0.1:" + cloudFront.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        cloudFront.stop(0);
    }

    @Test
    void an_endpoint_without_faults_has_no_findings() {
        CommandRun created = run("account", "create", "acme", "--endpoint", IMAGES);
        CommandRun checked = run("endpoint", "check", "acme");

        assertThat(created.err()).endsWith("edgepurge key create acme NAME\n");
        assertThat(checked).isEqualTo(new CommandRun(0, """
            ENDPOINT                   DISTRIBUTION  PATTERN  CODE  FINDING
            https://img.example/acme/  E1            -        -     No findings
            """, ""));
    }

    @Test
    void findings_are_listed_with_what_to_do() {
        run("account", "create", "acme", "--endpoint", IMAGES, "--tag-prefix", "acme:");
        body = config("other.example", NO_QUERIES);

        CommandRun checked = run("endpoint", "check");

        assertThat(checked.exitCode()).isEqualTo(6);
        assertThat(checked.out().lines().map(line -> line.replaceAll("  +", " | ")))
                .containsExactly(
                        "ENDPOINT | DISTRIBUTION | PATTERN | CODE | FINDING",
                        "https://img.example/acme/ | E1 | - | host-not-served | The distribution does not serve this"
                                + " host.",
                        "https://img.example/acme/ | E1 | - | tag-header-missing | The endpoint has a tag prefix, but"
                                + " the distribution reads no cache tags.",
                        "https://img.example/acme/ | E1 | * | query-not-in-key | Query strings are not part of the"
                                + " cache key, so a purge of a URL with a query has no effect.");
        assertThat(checked.err())
                .contains("host-not-served: Add the host to the alternate domain names", "tag-header-missing: Set the")
                .endsWith("edgepurge: Some purges on these endpoints have no effect.\n");
    }

    @Test
    void findings_are_listed_as_json() {
        body = config("img.example", NO_QUERIES);
        run("account", "create", "acme", "--endpoint", IMAGES);

        JsonNode endpoint =
                run("endpoint", "check", "acme", "--output", "json").json().at("/endpoints/0");

        assertThat(endpoint.path("account").asText()).isEqualTo("acme");
        assertThat(endpoint.path("url").asText()).isEqualTo("https://img.example/acme/");
        assertThat(endpoint.path("readAt").asText())
                .isEqualTo(endpoint.path("checkedAt").asText())
                .isNotEmpty();
        assertThat(endpoint.at("/findings/0/code").asText()).isEqualTo("query-not-in-key");
        assertThat(endpoint.at("/findings/0/effect").asText()).isEqualTo("no-effect");
        assertThat(endpoint.at("/findings/0/pattern").asText()).isEqualTo("*");
    }

    @Test
    void a_changed_account_is_checked_and_the_findings_are_messages() {
        body = config("img.example", NO_QUERIES);

        CommandRun created = run("account", "create", "acme", "--endpoint", IMAGES);
        CommandRun changed = run("account", "endpoints", "acme", "--add", "https://shop.example/=E1");
        CommandRun shown = run("account", "endpoints", "acme");

        assertThat(created.exitCode()).isZero();
        assertThat(created.err()).contains("Warning: https://img.example/acme/ (*): Query strings are not part of");
        assertThat(changed.exitCode()).isZero();
        assertThat(changed.err())
                .contains("Warning: https://shop.example/: The distribution does not serve this host.");
        assertThat(shown.err()).isEmpty();
    }

    @Test
    void a_check_that_is_not_permitted_names_the_permissions_and_keeps_the_account() {
        status = 403;
        body = "<ErrorResponse " + NAMESPACE
                + "><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message>"
                + "</Error><RequestId>1</RequestId></ErrorResponse>";

        CommandRun created = run("account", "create", "acme", "--endpoint", IMAGES);
        CommandRun checked = run("endpoint", "check", "acme");

        assertThat(created.exitCode()).isZero();
        assertThat(created.err()).contains("Permit cloudfront:GetDistributionConfig and cloudfront:GetCachePolicy.");
        assertThat(checked.exitCode()).isEqualTo(4);
        assertThat(checked.out()).contains("not-allowed");
        assertThat(run("account", "show", "acme").exitCode()).isZero();
    }

    @Test
    void an_operator_purge_without_effect_is_refused_with_the_url_that_has_one() {
        body = config("img.example", NO_QUERIES);
        run("account", "create", "acme", "--endpoint", IMAGES);

        CommandRun refused = run("purge", "--as-operator", "--account", "acme", "https://img.example/acme/a.jpg?w=1");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("query-not-in-key", "https://img.example/acme/a.jpg");
    }

    @Test
    void an_unknown_account_is_refused() {
        assertThat(run("endpoint", "check", "nobody").exitCode()).isEqualTo(2);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(environment, arguments);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String config(String alias, String policy) {
        return "<DistributionConfig " + NAMESPACE + "><Aliases><Quantity>1</Quantity><Items><CNAME>" + alias
                + "</CNAME></Items></Aliases><DefaultCacheBehavior><CachePolicyId>" + policy
                + "</CachePolicyId></DefaultCacheBehavior></DistributionConfig>";
    }
}
