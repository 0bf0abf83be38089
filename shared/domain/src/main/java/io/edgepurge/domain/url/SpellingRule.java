package io.edgepurge.domain.url;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A reason why visitors request one object under several URLs. CloudFront caches the object separately for each URL.
 *
 * <p>No rule decodes or encodes a delimiter: {@code / ? # % \} anywhere, and {@code & = +} in a query. There is no rule for
 * {@code ~} and {@code *}, because an invalidation cannot contain their other form. There is no rule for {@code [ ]} in a query,
 * because both forms have the same invalidation path.
 */
public enum SpellingRule {
    /**
     * {@code +} and {@code %2B} in a path. Amazon S3 reads {@code +} as a space, so it finds a key with a plus sign only by
     * {@code %2B}.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Naming Amazon S3 objects</a>
     */
    PLUS(text -> SpellingForms.ofPath(text, path -> SpellingForms.of(path, "+", "%2B"))),
    /**
     * Parentheses and {@code %28 %29}. Browsers and {@code encodeURIComponent} keep parentheses. Other encoders escape them,
     * because RFC 3986 lists them as reserved.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.2">RFC 3986, section 2.2</a>
     */
    PARENTHESES(text -> SpellingForms.of(text, "(", "%28", ")", "%29")),
    /**
     * {@code '} and {@code %27}. Browsers send {@code %27} in a query, and {@code '} in a path.
     *
     * @see <a href="https://url.spec.whatwg.org/#special-query-percent-encode-set">URL standard, special-query percent-encode
     *     set</a>
     */
    APOSTROPHE(text -> SpellingForms.of(text, "'", "%27")),
    /**
     * Composed (NFC) and decomposed (NFD) characters. Keyboards and most systems produce the composed form. File names from macOS
     * contain the decomposed form.
     *
     * @see <a href="https://developer.apple.com/library/archive/qa/qa1173/_index.html">Technical Q&amp;A QA1173, Text Encodings in
     *     VFS</a>
     */
    UNICODE_FORM(UnicodeForms::othersOf),
    /**
     * Uppercase and lowercase escapes. Browsers write uppercase escapes. WordPress writes lowercase escapes in links, but only for
     * names with non-ASCII characters.
     *
     * @see <a href="https://developer.wordpress.org/reference/functions/utf8_uri_encode/">WordPress, utf8_uri_encode</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
     */
    ESCAPE_CASE(EscapeCase::othersOf);

    // Each function is pure, although its type does not show that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, List<String>> others;

    SpellingRule(Function<String, List<String>> others) {
        this.others = others;
    }

    /** Returns the stable code for API callers, such as {@code unicode-form}. */
    public String code() {
        // enum names are ASCII, so the locale has no effect
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the other forms of an encoded path and query under only this rule; empty if the rule does not apply. */
    List<String> othersOf(String target) {
        return others.apply(target);
    }
}
