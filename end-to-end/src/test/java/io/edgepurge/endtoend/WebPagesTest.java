package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.edge.RawHttpClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Web pages of other sites send requests to the ports of the local stack, as a developer's browser lets them. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebPagesTest {
    private static final String EVIL = "evil.example";
    private static final int FORBIDDEN = 403;

    private final RunningStack running;
    private final LocalEdgePurge stack;

    WebPagesTest(RunningStack running) {
        this.running = running;
        this.stack = running.stack();
    }

    @Test
    void no_port_accepts_a_host_that_resolves_to_this_machine() {
        for (URI port : ports()) {
            assertThat(RawHttpClient.get(port, EVIL + ":" + port.getPort(), target(port))
                            .status())
                    .as("%s", port)
                    .isEqualTo(FORBIDDEN);
        }
    }

    @Test
    void only_the_edge_accepts_requests_of_other_pages() {
        List<String> pages = List.of(
                "Origin: http://" + EVIL, "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site");
        for (URI port : ports()) {
            for (String page : pages) {
                for (String method : List.of("GET", "POST")) {
                    boolean image = port.equals(stack.edge()) && method.equals("GET");
                    assertThat(RawHttpClient.send(port, method, port.getAuthority(), target(port), page)
                                            .status()
                                    == FORBIDDEN)
                            .as("%s %s %s", method, port, page)
                            .isEqualTo(!image);
                }
            }
        }
    }

    @Test
    void every_port_accepts_requests_of_programs() {
        for (URI port : ports()) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                assertThat(RawHttpClient.get(port, host + ":" + port.getPort(), target(port))
                                .status())
                        .as("%s", port)
                        .isNotEqualTo(FORBIDDEN);
            }
        }
    }

    @Test
    void the_pages_of_the_stack_work_and_its_key_is_not_a_script_for_others() {
        URI api = stack.api();
        RawHttpClient.Reply own =
                RawHttpClient.send(api, "GET", api.getAuthority(), "/docs/start.js", "Sec-Fetch-Site: same-origin");
        RawHttpClient.Reply link = RawHttpClient.send(
                api,
                "GET",
                api.getAuthority(),
                "/docs/",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document");
        RawHttpClient.Reply other = RawHttpClient.send(
                api,
                "GET",
                api.getAuthority(),
                "/docs/start.js",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: no-cors",
                "Sec-Fetch-Dest: script");

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(link.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(FORBIDDEN);
        assertThat(other.body()).doesNotContain(stack.account().key());
    }

    @Test
    void the_configured_origin_may_call_the_api_but_not_aws() {
        String page = "Origin: " + SharedStack.BROWSER_ORIGIN;

        assertThat(RawHttpClient.send(stack.api(), "POST", stack.api().getAuthority(), "/v1/purges", page)
                        .status())
                .isEqualTo(401);
        assertThat(RawHttpClient.send(stack.sqs(), "POST", stack.sqs().getAuthority(), "/", page)
                        .status())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void a_refused_request_changes_nothing() {
        RawHttpClient.send(
                stack.cloudFront(),
                "DELETE",
                stack.cloudFront().getAuthority(),
                "/_control/distributions/E1",
                "Origin: null");
        String query = "/?Action=CreateQueue&QueueName=forged";
        RawHttpClient.send(stack.sqs(), "POST", stack.sqs().getAuthority(), query, "Origin: null");

        assertThat(RawHttpClient.get(stack.sqs(), stack.sqs().getAuthority(), "/?Action=ListQueues")
                        .body())
                .contains("<ListQueuesResponse")
                .contains("http://127.0.0.1:" + stack.sqs().getPort() + "/")
                .doesNotContain("forged");
        assertThat(running.fetch(running.url("web-pages/a.jpg"))).isNotEqualTo("none");
    }

    private List<URI> ports() {
        return List.of(
                stack.api(),
                stack.edge(),
                stack.cloudFront(),
                stack.dynamoDb(),
                stack.sqs(),
                stack.scheduler(),
                stack.lambda());
    }

    /** Returns a target that needs no body and no key. */
    private String target(URI port) {
        return Map.of(
                        stack.api(), "/docs/start.js",
                        stack.edge(), "/demo/web-pages.jpg",
                        stack.cloudFront(), "/_control/permission",
                        stack.sqs(), "/?Action=ListQueues",
                        stack.scheduler(), "/schedules")
                .getOrDefault(port, "/");
    }
}
