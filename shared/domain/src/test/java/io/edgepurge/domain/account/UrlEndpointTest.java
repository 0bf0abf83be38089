package io.edgepurge.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEndpointTest {
    private static final DistributionId IMAGES = new DistributionId("E1IMAGES");

    @Test
    void an_endpoint_is_a_host_a_port_and_a_prefix() {
        UrlEndpoint endpoint = UrlEndpoint.of("HTTP://Edge.Example:8081/Demo/caf%C3%A9/", IMAGES);

        assertThat(endpoint.url()).isEqualTo("http://edge.example:8081/Demo/caf%C3%A9/");
        assertThat(endpoint.authority()).isEqualTo("edge.example:8081");
        assertThat(endpoint.host()).isEqualTo("edge.example");
        assertThat(endpoint.port()).isEqualTo(OptionalInt.of(8081));
        assertThat(endpoint.prefix()).isEqualTo("/Demo/caf%C3%A9/");
        assertThat(endpoint.distribution()).isEqualTo(IMAGES);
    }

    @Test
    void port_and_prefix_are_optional() {
        UrlEndpoint endpoint = UrlEndpoint.of("https://127.0.0.1/", IMAGES);

        assertThat(endpoint.authority()).isEqualTo("127.0.0.1");
        assertThat(endpoint.host()).isEqualTo("127.0.0.1");
        assertThat(endpoint.port()).isEmpty();
        assertThat(endpoint.prefix()).isEqualTo("/");
    }

    @Test
    void an_endpoint_returns_the_url_of_any_path_on_its_host() {
        UrlEndpoint endpoint = UrlEndpoint.of("HTTP://Edge.example:8081/demo/", IMAGES);

        assertThat(endpoint.urlOf(new InvalidationPath("/demo/a*"))).isEqualTo("http://edge.example:8081/demo/a*");
        assertThat(endpoint.urlOf(new InvalidationPath("/"))).isEqualTo("http://edge.example:8081/");
    }

    @Test
    void an_endpoint_is_not_shared_by_default() {
        UrlEndpoint endpoint = UrlEndpoint.of("https://a.example/", IMAGES);

        assertThat(endpoint.shared()).isFalse();
        assertThat(endpoint.withShared(true))
                .isEqualTo(new UrlEndpoint(
                        "https://a.example/",
                        IMAGES,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        CoveredSpellings.REQUESTED,
                        Optional.empty(),
                        false));
        assertThat(endpoint.withShared(true).withShared(false)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a_b-c.example/",
                "https://a.example:1/",
                "https://a.example:65535/",
                "https://a.example:80/",
                "http://a.example:443/",
                "https://a.example/a.b/..c/d../.e/",
                "https://a.example/a:b@c,d;e=f!g$h&i'j(k)l+/",
                "https://a.example/%20%2C/",
            })
    void valid_endpoints_are_accepted(String url) {
        assertThat(EndpointRule.brokenBy(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', SCHEME",
        "a.example/, SCHEME",
        "ftp://a.example/, SCHEME",
        "https:/a.example/, SCHEME",
        "https://, HOST",
        "https:///a/, HOST",
        "https://:8081/, HOST",
        "https://a.example./, HOST",
        "https://a..example/, HOST",
        "https://.a.example/, HOST",
        "https://a.example?/, HOST",
        "https://u@a.example/, HOST",
        "https://[::1]/, HOST",
        "https://a%2eexample/, HOST",
        "https://bücher.example/, HOST",
        "https://\u212aelvin.example/, HOST",
        "https://a.example*/, HOST",
        "https://a.example:/, PORT",
        "https://a.example:0/, PORT",
        "https://a.example:08081/, PORT",
        "https://a.example:65536/, PORT",
        "https://a.example:123456/, PORT",
        "https://a.example:x/, PORT",
        "https://a.example:8081:8081/, PORT",
        "https://a.example:443/, NO_DEFAULT_PORT",
        "HTTPS://a.example:443/x/, NO_DEFAULT_PORT",
        "http://a.example:80/, NO_DEFAULT_PORT",
        "https://a.example, SLASHES",
        "https://a.example/a, SLASHES",
        "https://a.example:8081, SLASHES",
        "https://a.example//, NO_EMPTY_SEGMENT",
        "https://a.example/a//b/, NO_EMPTY_SEGMENT",
        "https://a.example/./, NO_DOT_SEGMENT",
        "https://a.example/a/../, NO_DOT_SEGMENT",
        "https://a.example/a b/, ENCODED",
        "https://a.example/é/, ENCODED",
        "https://a.example/a?b/, ENCODED",
        "https://a.example/a#b/, ENCODED",
        "https://a.example/*/, ENCODED",
        "https://a.example/~a/, ENCODED",
        "https://a.example/%c3%a9/, ENCODED",
        "https://a.example/%4/, ENCODED",
        "https://a.example/%41/, ENCODED",
        "https://a.example/%2E%2E/, ENCODED",
        "https://a.example/%2F/, ENCODED",
        "https://a.example/%0A/, ENCODED",
        "'https://a.example/\n/', ENCODED",
    })
    void invalid_endpoints_are_refused_with_the_broken_rule(String url, EndpointRule broken) {
        assertThat(EndpointRule.brokenBy(url)).contains(broken);
        assertThatThrownBy(() -> UrlEndpoint.of(url, IMAGES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the URL endpoint " + broken.sentence());
    }

    @Test
    void hosts_and_prefixes_have_a_maximum_length() {
        assertThat(EndpointRule.brokenBy("https://" + "a".repeat(253) + "/")).isEmpty();
        assertThat(EndpointRule.brokenBy("https://" + "a".repeat(254) + "/")).contains(EndpointRule.HOST);
        assertThat(EndpointRule.brokenBy("https://a/" + "%C3%A9".repeat(600) + "/"))
                .isEmpty();
        assertThat(EndpointRule.brokenBy("https://a/" + "b".repeat(4_000) + "/"))
                .contains(EndpointRule.NOT_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x/, true",
        "http://a.example/x/, true",
        "https://A.Example/x/, true",
        "https://a.example/x, false",
        "https://a.example/X/, false",
        "https://a.example/x/y/, false",
        "https://b.example/x/, false",
        "'', false",
    })
    void scheme_and_case_of_the_host_are_ignored(String text, boolean same) {
        UrlEndpoint endpoint = UrlEndpoint.of("https://a.example/x/", IMAGES);

        assertThat(endpoint.hasUrl(text)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a,", "a*", "#", "é"})
    void a_tag_prefix_is_the_beginning_of_a_tag(String text) {
        assertThatThrownBy(() -> new TagPrefix(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a tag prefix is the beginning of a tag, and a tag ");
    }
}
