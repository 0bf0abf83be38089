package io.edgepurge.domain.url;

import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a host is written. Which hosts and ports an account has is for its endpoints to say. */
final class AuthorityRules {
    private static final int MAX_HOST_CHARS = 253;
    private static final Pattern HOST =
            Pattern.compile("(?=[^:]{1,253}(?![^:]))[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*(?::.*)?");
    private static final Pattern TRAILING_DOT = Pattern.compile("(?<!\\.)\\.(?=:|$)");

    private static final List<TextRule> IN_ORDER = List.of(
            new TextRule(
                    UrlRule.URL_USERINFO,
                    authority -> authority.contains("@"),
                    authority -> authority.substring(authority.lastIndexOf('@') + 1)),
            new TextRule(
                    UrlRule.URL_HOST_NOT_ASCII,
                    authority -> authority.chars().anyMatch(character -> character > 0x7F),
                    AuthorityRules::inAscii),
            new TextRule(
                    UrlRule.URL_HOST_MALFORMED,
                    authority -> !HOST.matcher(authority).matches(),
                    authority -> TRAILING_DOT.matcher(authority).replaceFirst("")));

    private AuthorityRules() {}

    static Optional<Fault> brokenBy(UrlText url) {
        return TextRule.firstBroken(IN_ORDER, url.authority())
                .map(fault ->
                        fault.within(authority -> url.withAuthority(authority).toString()));
    }

    /** Long ones are left alone: the work grows with the square of the length, and no host is that long. */
    private static String inAscii(String authority) {
        try {
            return authority.length() > MAX_HOST_CHARS ? authority : IDN.toASCII(authority);
        } catch (IllegalArgumentException e) {
            return authority;
        }
    }
}
