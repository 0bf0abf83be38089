package io.edgepurge.domain.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags of docs/image-variants.md, which origins compute in other languages. */
class TagTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "a.jpg,img:kcnq2rsbu7b3ucep7iuflhi7k4",
        "photos/cat.jpg,img:trdreelndqmhoys3hb3ztudbqb",
        "photos/a%20(1).jpg,img:ongsrwht2zqxlnrqnqa7b4a7kc",
        "photos/a%20%281%29.jpg,img:ongsrwht2zqxlnrqnqa7b4a7kc",
        "Bl%C3%A5b%C3%A6r/%C3%A4+b.jpg,img:bg6kj4slz2abamkxg4n5d4vxiq",
        "Bl%c3%a5b%c3%a6r/%c3%a4+b.jpg,img:bg6kj4slz2abamkxg4n5d4vxiq"
    })
    void a_tag_is_the_hash_of_the_decoded_path(String encoded, String tag) {
        assertThat(new TagTemplate("img:{sha256-base32-26}").tagOf(new ImageKey(encoded)))
                .isEqualTo(tag);
    }

    @Test
    void a_hash_can_be_hexadecimal_and_have_text_after_it() {
        assertThat(new TagTemplate("acme:{sha256-hex-32}:v").tagOf(new ImageKey("photos/cat.jpg")))
                .isEqualTo("acme:9c4712116d1c1877625b387799d06180:v");
    }

    @Test
    void a_whole_hash_ends_with_its_filled_character() {
        assertThat(new TagTemplate("{sha256-base32-52}").tagOf(new ImageKey("a.jpg")))
                .isEqualTo("kcnq2rsbu7b3ucep7iuflhi7k4qh5kmair54c5z3dvag26edq3xa");
        assertThat(new TagTemplate("{sha256-hex-64}").tagOf(new ImageKey("a.jpg")))
                .isEqualTo("509b0d4641a7c3ba088ffa28559d1f57207ea980447bc1773b1d406d788386ee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "img:",
                "img:{key}",
                "img:{sha256-base32-15}",
                "img:{sha256-base32-53}",
                "img:{sha256-base32-026}",
                "img:{sha256-hex-19}",
                "img:{sha256-hex-65}",
                "img:{sha256-hex-32}{sha256-hex-32}",
                "IMG:{sha256-hex-32}",
                "a,{sha256-hex-32}",
                "a {sha256-hex-32}",
                "ä{sha256-hex-32}",
                "{sha256-hex-32}*",
                "#img:{sha256-hex-32}",
                "img:{SHA256-hex-32}"
            })
    void other_templates_are_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagTemplate(text));
    }

    @Test
    void a_tag_has_at_most_256_characters() {
        assertThat(new TagTemplate("a".repeat(224) + "{sha256-hex-32}").tagOf(new ImageKey("a")))
                .hasSize(256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TagTemplate("a".repeat(225) + "{sha256-hex-32}"))
                .withMessageContaining("256");
    }
}
