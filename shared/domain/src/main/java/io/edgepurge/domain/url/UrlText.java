package io.edgepurge.domain.url;

import java.util.Locale;

/**
 * A URL split into three parts, otherwise unchanged: {@code toString} returns the original text.
 *
 * @param scheme the scheme with its {@code ://}
 * @param authority the host, and the port with its {@code :}
 * @param target the path and query, as an HTTP client sends them
 */
record UrlText(String scheme, String authority, String target) {
    /** Splits text that satisfies the {@link CharacterRules}. */
    static UrlText of(String url) {
        int authority = url.indexOf("://") + "://".length();
        int target = authority;
        while (target < url.length() && "/?".indexOf(url.charAt(target)) < 0) {
            target++;
        }
        return new UrlText(url.substring(0, authority), url.substring(authority, target), url.substring(target));
    }

    UrlText withAuthority(String other) {
        return new UrlText(scheme, other, target);
    }

    UrlText withTarget(String other) {
        return new UrlText(scheme, authority, other);
    }

    /** Returns the authority in lowercase, comparable with that of an endpoint. It must satisfy the {@link AuthorityRules}. */
    String comparableAuthority() {
        return authority.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return scheme + authority + target;
    }
}
