package io.edgepurge.conformance.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.conformance.language.LanguageRules.Count;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counter finds bad sentences; a rule that has never failed proves nothing. */
class LanguageRulesTest {
    private static final Path FILE = Path.of("A.java");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The observer is told of a failure.",
                "Tells the worker.",
                "Nobody asks after it.",
                "For want of a name it is anew.",
                "Here stands the total.",
                "It is not to be reached.",
                "It rings the bell.",
                "Purges that come round by themselves.",
                "The API is at the door.",
                "A key that is nobody's."
            })
    void a_sentence_with_a_marker_word_is_found(String sentence) {
        assertThat(count(sentence).offenders()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The doorbell is an SQS message.",
                "S stands for seconds.",
                "A stand-in for DynamoDB starts.",
                "The worker understands it.",
                "A string and a spacer continue.",
                "Next.js runs indoors."
            })
    void a_plain_sentence_passes(String sentence) {
        assertThat(count(sentence).offenders()).isEmpty();
    }

    @Test
    void documentation_comments_are_counted_by_their_first_word() {
        SourceText source = new SourceText(FILE, """
                /** What the caller gets. */
                class A {
                    /** Returns the caller. */
                    void good() {}

                    /** @param x whose it is */
                    void tagsOnly(int x) {}

                    /**
                     * Those that wait.
                     *
                     * @return nothing
                     */
                    void bad() {}
                }
                """);

        Count<Passage> count = LanguageRules.count(source.descriptions(), LanguageRules::opensBadly);

        assertThat(count.checked()).isEqualTo(3);
        assertThat(count.offenders()).extracting(Passage::line).containsExactly(1, 9);
        assertThat(count.ratio()).isGreaterThan(LanguageRules.TOLERATED);
    }

    @Test
    void an_offender_is_reported_with_its_line() {
        SourceText source = new SourceText(FILE, """
                class A {
                    // The first sentence is fine. The second
                    // one stands on two lines.
                    String message = "Nobody has this key. \\"Retry\\"";
                }
                """);

        assertThat(LanguageRules.count(sentences(source.comments()), LanguageRules::hasMarker)
                        .offenders())
                .extracting(Passage.Sentence::toString)
                .containsExactly("A.java:2: The second one stands on two lines.");
        assertThat(LanguageRules.count(sentences(source.messages()), LanguageRules::hasMarker)
                        .offenders())
                .extracting(Passage.Sentence::line)
                .containsExactly(4);
    }

    @Test
    void text_between_tags_is_a_message_and_code_is_not() {
        SourceText source = new SourceText(FILE, "return <p>Nobody has it.</p> // {@code bell} `desk`\n");

        assertThat(LanguageRules.count(sentences(source.messages()), LanguageRules::hasMarker)
                        .offenders())
                .hasSize(1);
        assertThat(LanguageRules.count(sentences(source.comments()), LanguageRules::hasMarker)
                        .offenders())
                .isEmpty();
    }

    @Test
    void paragraphs_and_cells_of_a_page_are_counted_and_its_code_is_not() {
        MarkdownText page = new MarkdownText(FILE, """
                # Title of it

                A paragraph. Its second sentence
                is told here, with `bell`.

                | a cell with nobody in it | another cell |
                ```
                a bell in code
                ```
                """);

        assertThat(LanguageRules.count(sentences(page.passages()), LanguageRules::hasMarker)
                        .offenders())
                .extracting(Passage.Sentence::line)
                .containsExactly(3, 6);
    }

    @Test
    void descriptions_and_comments_of_a_document_are_counted() {
        YamlText document = new YamlText(FILE, """
                # It is told
                # on two lines.
                paths:
                  - description: Nobody sees it.
                    enum: [nobody knows]
                """);

        assertThat(LanguageRules.count(sentences(document.passages()), LanguageRules::hasMarker)
                        .offenders())
                .extracting(Passage.Sentence::line)
                .containsExactly(1, 4);
    }

    private static Count<Passage.Sentence> count(String sentence) {
        return LanguageRules.count(new Passage(FILE, 1, sentence).sentences(), LanguageRules::hasMarker);
    }

    private static List<Passage.Sentence> sentences(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> passage.sentences().stream())
                .toList();
    }
}
