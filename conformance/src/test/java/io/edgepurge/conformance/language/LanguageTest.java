package io.edgepurge.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.conformance.language.LanguageRules.Count;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prose in code, documentation and user interfaces is plain: at most 2 % of it breaks a rule that a program can check. */
class LanguageTest {
    private static final int LISTED = 20;

    @ParameterizedTest
    @EnumSource(names = {"JAVA", "COMMAND_LINE", "DASHBOARD"})
    void documentation_comments_open_with_a_verb_or_a_noun_phrase(Area area) {
        Count<Passage> count = LanguageRules.count(area.descriptions(), LanguageRules::opensBadly);

        assertThat(count.checked()).isGreaterThan(20);
        assertThat(count.ratio())
                .as(() -> report(area + ": comments that open with What, Whether, Those, …", count))
                .isLessThanOrEqualTo(LanguageRules.TOLERATED);
    }

    @ParameterizedTest
    @EnumSource
    void sentences_contain_no_marker_words(Area area) {
        Count<Passage.Sentence> count = LanguageRules.count(area.sentences(), LanguageRules::hasMarker);

        assertThat(count.checked()).isGreaterThan(50);
        assertThat(count.ratio())
                .as(() -> report(area + ": sentences with words that have a plain equivalent", count))
                .isLessThanOrEqualTo(LanguageRules.TOLERATED);
    }

    private static String report(String title, Count<?> count) {
        return "%s: %d of %d. The first %d:%n%s"
                .formatted(
                        title,
                        count.offenders().size(),
                        count.checked(),
                        LISTED,
                        count.offenders().stream()
                                .limit(LISTED)
                                .map(Object::toString)
                                .collect(Collectors.joining(System.lineSeparator())));
    }
}
