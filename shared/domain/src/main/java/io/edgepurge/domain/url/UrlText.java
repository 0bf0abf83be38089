package io.edgepurge.domain.url;

import java.util.Locale;

/**
 * A URL cut at its seams, nothing changed: {@code toString} gives it back.
 *
 * @param scheme with its {@code ://}
 * @param authority everything up to the path or query: host, and port with its {@code :}
 * @param target path and query, as an HTTP client sends them
 */
record UrlText(String scheme, String authority, String target) {
    /** Cuts a text that keeps the {@link CharacterRules}. */
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

    /** In lower case, as endpoints write it; of an authority that keeps the {@link AuthorityRules}. */
    String comparableAuthority() {
        return authority.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return scheme + authority + target;
    }
}
