package io.edgepurge.domain.variant;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a URL endpoint for the variants of its images. */
class VariantRulesTest {
    private static final UrlEndpoint ENDPOINT = UrlEndpoint.of("https://img.example.com/", IMAGES);
    private static final VariantRules TAGGED = VariantRules.DEFAULT.withTag(new TagTemplate("img:{sha256-base32-26}"));

    @ParameterizedTest
    @ValueSource(
            strings = {"tr:w-300,h-200", "300x300", "tr:*", "cdn-cgi/image/*", "_next/image*", "a.b/..c/d@2x", "fit(1)"
            })
    void a_prefix_is_one_or_more_segments(String text) {
        assertThat(new VariantPrefix(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "/tr:*",
                "tr:w-300/",
                "a//b",
                "a/./b",
                "..",
                "../a",
                "a/..",
                "a?b",
                "a#b",
                "a%20b",
                "ä",
                "a*b",
                "a**",
                "~a",
                "a b"
            })
    void other_prefixes_are_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new VariantPrefix(text));
    }

    @Test
    void a_prefix_has_at_most_100_characters() {
        assertThat(new VariantPrefix("a".repeat(100)).value()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new VariantPrefix("a".repeat(101)));
    }

    @Test
    void an_image_never_takes_more_paths_than_the_limits_leave() {
        assertThat(VariantRules.DEFAULT
                        .withPrefixes("1", "2", "3", "4", "5", "6", "a*", "b*", "c*")
                        .prefixes())
                .hasSize(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantRules.DEFAULT.withPrefixes("1", "2", "3", "4", "5", "6", "7"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantRules.DEFAULT.withPrefixes("a*", "b*", "c*", "d*"));
        assertThatIllegalArgumentException().isThrownBy(() -> VariantRules.DEFAULT.withPrefixes("1", "1"));
    }

    @Test
    void the_tags_of_images_start_with_the_prefix_of_the_endpoint() {
        assertThat(ENDPOINT.withTags(new TagPrefix("img:"))
                        .withVariants(Optional.of(TAGGED))
                        .variants())
                .contains(TAGGED);
        assertThat(ENDPOINT.withTags(TagPrefix.ANY)
                        .withVariants(Optional.of(TAGGED))
                        .variants())
                .contains(TAGGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDPOINT.withTags(new TagPrefix("acme:")).withVariants(Optional.of(TAGGED)))
                .withMessageContaining("acme:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDPOINT.withTags(new TagPrefix("img:k")).withVariants(Optional.of(TAGGED)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENDPOINT.withVariants(Optional.of(TAGGED)))
                .withMessageContaining("tag prefix");
    }
}
