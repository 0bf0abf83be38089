package io.edgepurge.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPolicyTest {
    private static final String OWN = "http://localhost:8080";
    private static final RequestPolicy PAGES = new RequestPolicy(Set.of("https://app.example"), true);

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080"})
    void loopback_hosts_are_accepted(String host) {
        assertThat(accepts(RequestPolicy.PROGRAMS, "POST", Map.of("Host", host)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost:80:8080",
                "localhost.",
                "127.0.0.2",
                "0.0.0.0:8080",
                "user@localhost",
                "localhost/",
                "localhost:123456"
            })
    void other_hosts_are_refused(String host) {
        assertThat(accepts(PAGES, "GET", Map.of("Host", host, "Sec-Fetch-Site", "same-origin")))
                .isFalse();
    }

    @Test
    void a_missing_or_repeated_host_is_refused() {
        assertThat(PAGES.refusal("GET", name -> List.of())).isPresent();
        assertThat(PAGES.refusal("GET", name -> name.equals("Host") ? List.of("localhost", "evil.example") : List.of()))
                .isPresent();
    }

    @Test
    void pages_of_the_server_are_accepted() {
        assertThat(acceptsFrom(PAGES, "POST", Map.of("Origin", OWN))).isTrue();
        assertThat(acceptsFrom(PAGES, "POST", Map.of("Origin", OWN, "Sec-Fetch-Site", "same-origin")))
                .isTrue();
        assertThat(acceptsFrom(PAGES, "GET", Map.of("Sec-Fetch-Site", "same-origin")))
                .isTrue();
        assertThat(acceptsFrom(PAGES, "GET", Map.of("Sec-Fetch-Site", "none"))).isTrue();
    }

    @Test
    void a_development_server_may_forward_requests_of_its_pages() {
        assertThat(acceptsFrom(
                        PAGES, "POST", Map.of("Origin", "http://127.0.0.1:5173", "Sec-Fetch-Site", "same-origin")))
                .isTrue();
    }

    @Test
    void pages_of_allowed_origins_are_accepted() {
        Map<String, String> page = Map.of("Origin", "https://app.example", "Sec-Fetch-Site", "cross-site");

        assertThat(acceptsFrom(PAGES, "OPTIONS", page)).isTrue();
        assertThat(acceptsFrom(PAGES, "POST", page)).isTrue();
        assertThat(acceptsFrom(RequestPolicy.PROGRAMS, "POST", page)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "",
                "http://localhost:3000",
                "https://localhost:8080",
                "http://localhost:8080.evil.example",
                "https://app.example.evil.example"
            })
    void pages_of_other_origins_are_refused(String origin) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            assertThat(acceptsFrom(PAGES, method, Map.of("Origin", origin)))
                    .as(method)
                    .isFalse();
            assertThat(acceptsFrom(PAGES, method, Map.of("Origin", origin, "Sec-Fetch-Site", "cross-site")))
                    .as(method)
                    .isFalse();
        }
    }

    @Test
    void requests_of_other_pages_without_an_origin_are_refused() {
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(acceptsFrom(PAGES, "GET", Map.of("Sec-Fetch-Site", site)))
                    .isFalse();
            assertThat(acceptsFrom(
                            PAGES,
                            "GET",
                            Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script")))
                    .isFalse();
        }
    }

    @Test
    void a_link_may_open_a_page_but_not_submit_a_form_or_a_frame() {
        Map<String, String> link =
                Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        Map<String, String> frame = new HashMap<>(link);
        frame.put("Sec-Fetch-Dest", "iframe");

        assertThat(acceptsFrom(PAGES, "GET", link)).isTrue();
        assertThat(acceptsFrom(PAGES, "POST", link)).isFalse();
        assertThat(acceptsFrom(PAGES, "GET", frame)).isFalse();
        assertThat(acceptsFrom(RequestPolicy.PROGRAMS, "GET", link)).isFalse();
    }

    private static boolean acceptsFrom(RequestPolicy policy, String method, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Host", "localhost:8080");
        return accepts(policy, method, all);
    }

    private static boolean accepts(RequestPolicy policy, String method, Map<String, String> headers) {
        return policy.refusal(method, name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of())
                .isEmpty();
    }
}
