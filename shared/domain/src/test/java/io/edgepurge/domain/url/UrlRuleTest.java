package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UrlRuleTest {
    @Test
    void codes_never_change() {
        assertThat(Stream.of(UrlRule.values()).map(UrlRule::code))
                .containsExactlyInAnyOrder(
                        "url-not-unicode",
                        "url-invisible-character",
                        "url-not-single",
                        "url-html-escaped",
                        "url-signed",
                        "url-control-or-whitespace",
                        "url-backslash",
                        "url-fragment",
                        "url-scheme",
                        "url-userinfo",
                        "url-host-not-ascii",
                        "url-host-malformed",
                        "url-host-unknown",
                        "url-port",
                        "url-no-path",
                        "url-malformed-percent",
                        "url-encoded-delimiter",
                        "url-encoded-control",
                        "url-dot-segment",
                        "url-tilde",
                        "url-over-encoded",
                        "url-too-long",
                        "url-outside-endpoints",
                        "wildcard-position",
                        "wildcard-too-broad",
                        "wildcard-protected-folder");
    }

    @Test
    void sentences_are_sentences() {
        assertThat(Stream.of(UrlRule.values()).map(UrlRule::sentence))
                .allMatch(sentence -> sentence.matches("[A-Z].*\\."));
    }
}
