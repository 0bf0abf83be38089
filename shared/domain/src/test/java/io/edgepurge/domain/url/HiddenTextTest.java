package io.edgepurge.domain.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the limits of text that hides: joiners without neighbors, and escapes within escapes. */
class HiddenTextTest {
    private static final String JOINER = "\u200D";

    @ParameterizedTest
    @ValueSource(strings = {"é|é", "\u0080|\u0080", "aé|éa"})
    void a_joiner_between_two_visible_characters_is_allowed(String text) {
        assertThat(InvisibleCharacters.areIn(text.replace("|", JOINER))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|é", "é|", "a|é", "é|a", "\u007F|é", "é|\u007F", "é||é", "\u00AD|é", "|"})
    void a_joiner_without_two_visible_neighbors_is_invisible(String text) {
        assertThat(InvisibleCharacters.areIn(text.replace("|", JOINER))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2060, 0x206F})
    void both_ends_of_a_range_are_invisible(int character) {
        assertThat(InvisibleCharacters.areIn(Character.toString(character))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2029, 0x202F, 0x205F, 0x2070})
    void the_neighbors_of_a_range_are_not(int character) {
        assertThat(InvisibleCharacters.areIn(Character.toString(character))).isFalse();
    }
}
