package io.edgepurge.domain.path;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What CloudFront asks of a cache tag in an invalidation, without the {@code #} that marks it as one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html">Invalidate
 *     by cache tag</a>
 */
public enum TagForm {
    NOT_EMPTY("must have at least one character", tag -> !tag.isEmpty()),
    VISIBLE_ASCII("must consist of visible ASCII characters", tag -> tag.chars().allMatch(c -> c > ' ' && c < 0x7F)),
    NO_COMMA("must not contain a comma, which separates tags", tag -> tag.indexOf(',') < 0),
    NO_WILDCARD("must not contain '*', because tags do not support wildcards", tag -> tag.indexOf('*') < 0),
    NO_MARK("must not start with '#', CloudFront's marker for tags", tag -> !tag.startsWith("#")),
    NOT_TOO_LONG("must be at most 256 characters long", tag -> tag.length() <= TagForm.MAX_TAG_CHARS);

    private static final int MAX_TAG_CHARS = 256;

    private final String sentence;
    // Each predicate is a pure function, which its type cannot say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<String> kept;

    TagForm(String sentence, Predicate<String> kept) {
        this.sentence = sentence;
        this.kept = kept;
    }

    /** The first of these that the text breaks, or none if the text is a tag. */
    public static Optional<TagForm> brokenBy(String tag) {
        return Stream.of(values()).filter(form -> !form.kept.test(tag)).findFirst();
    }

    /** What is asked, in words that go on from "the tag". */
    public String sentence() {
        return sentence;
    }
}
