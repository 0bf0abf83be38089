package io.edgepurge.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCachesTest {
    private static final CacheAddress ONE = new CacheAddress("http://10.0.0.5:6081");
    private static final CacheSecret SECRET = new CacheSecret("X-Purge-Secret", "open sesame");

    @ParameterizedTest
    @CsvSource({
        "HTTP://Cache-1.Internal:6081, http://cache-1.internal:6081, ''",
        "https://cache.internal, https://cache.internal, ''",
        "http://[::1]:6081, http://[::1]:6081, ''",
        "http://cache:6081/Images/caf%C3%A9, http://cache:6081/Images/caf%C3%A9, /Images/caf%C3%A9"
    })
    void an_address_is_a_scheme_a_host_a_port_and_a_prefix(String text, String url, String prefix) {
        CacheAddress address = new CacheAddress(text);

        assertThat(address.url()).isEqualTo(url);
        assertThat(address.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cache:6081",
                "ftp://cache",
                "http://",
                "http://user@cache",
                "http://cache:0",
                "http://cache:65536",
                "http://cache:",
                "http://cache/",
                "http://cache/a/",
                "http://cache//a",
                "http://cache/a?b",
                "http://cache/a#b",
                "http://cache/a b",
                "http://cache/%zz",
                "http://edge_cache:6081",
                "http://cache-:6081",
                "http://10.0.0.256",
                "http://cache.1a",
                "http://[::1::2]",
                "http://[1.2.3]:6081",
                "http://cache\r\nX-Evil: 1"
            })
    void other_texts_are_not_addresses(String text) {
        assertThatThrownBy(() -> new CacheAddress(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an origin cache address must be http:// or https://");
    }

    /** A pattern that recurses for each character would overflow the stack. */
    @Test
    void long_texts_are_refused_on_a_small_stack() throws Exception {
        String host = "a" + ".a".repeat(50_000);
        FutureTask<Boolean> hosts = new FutureTask<>(() -> {
            OriginCaches caches = OriginCaches.of(CacheKind.VARNISH, ONE);
            assertThatThrownBy(() -> caches.withHost(host)).isInstanceOf(IllegalArgumentException.class);
            assertThat(new CacheAddress("http://cache/" + "a".repeat(980)).prefix())
                    .hasSize(981);
            assertThatThrownBy(() -> new CacheAddress("http://" + host)).isInstanceOf(IllegalArgumentException.class);
            return true;
        });

        new Thread(null, hosts, "small-stack", 192 * 1024).start();

        assertThat(hosts.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cache/..", "http://cache/a/./b"})
    void an_address_must_not_contain_dot_segments(String text) {
        assertThatThrownBy(() -> new CacheAddress(text)).hasMessageContaining("'.' or '..'");
    }

    @Test
    void a_secret_is_hidden_in_every_text() {
        UrlEndpoint endpoint = UrlEndpoint.of("https://a.example/", new DistributionId("E1"))
                .withOriginCaches(
                        Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE).withSecret(SECRET)));

        assertThat(endpoint.toString()).contains("X-Purge-Secret").doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "x ", "a\nb", "é", "\u0000"})
    void an_invalid_secret_is_refused_and_hidden(String value) {
        assertThatThrownBy(() -> new CacheSecret("X-Purge-Secret", value))
                .hasMessage("a secret must be 1 to 1024 printable ASCII characters without a space at either end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host", "content-length", "X-Ban-Expression", "X Purge", "X-Purge:", "Ü"})
    void a_secret_needs_a_custom_header(String header) {
        assertThatThrownBy(() -> new CacheSecret(header, "open sesame"))
                .hasMessageContaining("a custom header name")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void an_endpoint_with_tags_cannot_have_origin_caches() {
        UrlEndpoint tagged =
                UrlEndpoint.of("https://a.example/", new DistributionId("E1")).withTags(TagPrefix.ANY);

        assertThatThrownBy(() -> tagged.withOriginCaches(Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE))))
                .hasMessageContaining("not both");
    }

    @Test
    void an_endpoint_has_one_to_sixteen_distinct_caches() {
        List<CacheAddress> seventeen = IntStream.range(0, 17)
                .mapToObj(n -> new CacheAddress("http://cache-" + n))
                .toList();

        assertThat(caches(seventeen.subList(0, 16)).addresses()).hasSize(16);
        assertThatThrownBy(() -> caches(seventeen)).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> caches(List.of())).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> caches(List.of(ONE, ONE))).hasMessageContaining("twice");
    }

    @Test
    void the_host_is_converted_to_lowercase() {
        assertThat(OriginCaches.of(CacheKind.NGINX, ONE)
                        .withHost("Origin.Example:8080")
                        .host())
                .contains("origin.example:8080");
        assertThatThrownBy(() -> OriginCaches.of(CacheKind.NGINX, ONE).withHost("a b"))
                .hasMessageContaining("must be a host name");
    }

    private static OriginCaches caches(List<CacheAddress> addresses) {
        return new OriginCaches(CacheKind.VARNISH, addresses, Optional.empty(), Optional.empty());
    }
}
