package io.edgepurge.conformance.language;

import io.edgepurge.conformance.language.Passage.Sentence;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules that prose in this project follows, as far as a program can check them. */
final class LanguageRules {
    /** The largest part of the Javadoc blocks, or of the sentences, that may break a rule. */
    static final double TOLERATED = 0.02;

    private static final Pattern BAD_OPENING = Pattern.compile(
            "(?:What|Whatever|Whether|Which|Whoever|Whose|Who|Whom|Those|Of|None|Nothing|Nobody|Somebody|How|When|Where|Wherever)\\b.*",
            Pattern.DOTALL);

    /** Words and phrases that have a plain equivalent, or that named concepts which have standard names. */
    private static final Pattern MARKER = Pattern.compile("""
            \\b(?:(?:told|tells?)(?!\\s+apart)|mend(?:s|ed|ing)?|anew|suffices?|sufficed
            |nobody(?:'s)?|whoever|whomever|whosoever|somebody(?:'s)?
            |for\\s+want\\s+of|in\\s+the\\s+place\\s+of|to\\s+be\\s+had|of\\s+others\\s+than|other\\s+than\\s+ourselves
            |com(?:es?|ing)\\s+round|came\\s+round|ask(?:s|ed|ing)?\\s+after|(?:go|goes|went|going)\\s+on
            |(?:is|are|was|were)\\s+(?:not\\s+)?to\\s+be
            |stands?(?!-in|\\s+(?:in\\b|for\\b|out\\b))|standing
            |doors?|desks?|bells?|rings?|rang|rung|ringing|paces?|outlooks?|carried
            )(?!-)\\b""", Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

    private LanguageRules() {}

    /** Returns whether a Javadoc block opens with neither a verb nor a noun phrase. */
    static boolean opensBadly(Passage javadoc) {
        return BAD_OPENING.matcher(javadoc.text().strip()).matches();
    }

    /** Returns whether a sentence contains a marker word. */
    static boolean hasMarker(Sentence sentence) {
        return MARKER.matcher(sentence.text()).find();
    }

    /** Counts the elements that break a rule. */
    static <T> Count<T> count(List<T> all, Predicate<T> breaksTheRule) {
        return new Count<>(all.size(), all.stream().filter(breaksTheRule).toList());
    }

    /** The offenders among all checked elements. */
    record Count<T>(int checked, List<T> offenders) {
        double ratio() {
            return checked == 0 ? 0 : (double) offenders.size() / checked;
        }
    }
}
