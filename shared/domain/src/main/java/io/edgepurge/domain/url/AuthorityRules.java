package io.edgepurge.domain.url;

import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Syntax rules for the authority of a URL: user, host, and port. {@link AccountEndpoints} checks who owns the host. */
final class AuthorityRules {
    private static final int MAX_HOST_CHARS = 253;
    private static final Pattern HOST =
            Pattern.compile("(?=[^:]{1,253}(?![^:]))[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+(?::.*)?");
    private static final Pattern TRAILING_DOT = Pattern.compile("(?<!\\.)\\.(?=:|$)");

    /** Characters that browsers convert differently from {@link IDN}: sharp s, final sigma, and the joiners. */
    private static final Pattern CONVERTED_DIFFERENTLY = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    private static final List<UrlPartRule> IN_ORDER = List.of(
            new UrlPartRule(
                    UrlRule.URL_USERINFO,
                    authority -> authority.contains("@"),
                    Remedy.sameObject(authority -> authority.substring(authority.lastIndexOf('@') + 1))),
            new UrlPartRule(
                    UrlRule.URL_HOST_NOT_ASCII,
                    authority -> authority.chars().anyMatch(character -> character > 0x7F),
                    Remedy.sameObject(AuthorityRules::inAscii)),
            new UrlPartRule(
                    UrlRule.URL_HOST_MALFORMED,
                    authority -> !HOST.matcher(authority).matches(),
                    Remedy.sameObject(
                            authority -> TRAILING_DOT.matcher(authority).replaceFirst(""))));

    private AuthorityRules() {}

    static Optional<UrlViolation> brokenBy(UrlText url) {
        return UrlPartRule.firstBroken(IN_ORDER, url.authority())
                .map(violation -> violation.within(
                        authority -> url.withAuthority(authority).toString()));
    }

    /**
     * Converts an authority to ASCII as browsers do, or returns it unchanged. Skips long text, because the conversion takes quadratic
     * time and no host is that long.
     */
    private static String inAscii(String authority) {
        boolean convertible = authority.length() <= MAX_HOST_CHARS
                && !CONVERTED_DIFFERENTLY.matcher(authority).find();
        try {
            return convertible ? IDN.toASCII(authority) : authority;
        } catch (IllegalArgumentException e) {
            return authority;
        }
    }
}
