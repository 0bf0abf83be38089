package io.edgepurge.domain.url;

/** Why a URL cannot be purged. */
public enum UrlRule implements ItemRule {
    URL_NOT_UNICODE(
            "The URL holds half a character (a lone surrogate), or U+FFFD in the place of a lost one: send it as UTF-8."),
    URL_CONTROL_OR_WHITESPACE(
            "The URL holds a control character or whitespace: write a space as %20 and leave the others out."),
    URL_BACKSLASH("The URL holds a backslash: write '/' between folders."),
    URL_FRAGMENT(
            "The URL has a fragment, which no browser sends: leave out the '#' and what follows, or write %23 if the"
                    + " '#' is part of a name."),
    URL_SCHEME("The URL must start with https:// or http://."),
    URL_USERINFO("The URL names a user or a password: leave out the '@' and what stands before it."),
    URL_HOST_NOT_ASCII("The host holds non-ASCII characters: write it in its ASCII form, which starts with xn--."),
    URL_HOST_MALFORMED(
            "The host must be a name of ASCII letters, digits, '-' and '_' with single dots between, or an IPv4"
                    + " address."),
    URL_HOST_UNKNOWN("The host is not that of any URL endpoint of the account."),
    URL_PORT("The port must be the one of the account's URL endpoint, and left out where that names none."),
    URL_NO_PATH("The URL has no path: after the host it must go on with '/'."),
    URL_MALFORMED_PERCENT(
            "The URL holds a '%' without two hexadecimal digits after it: write %25 if the '%' is part of a name."),
    URL_ENCODED_DELIMITER(
            "The URL holds an encoded slash, backslash, NUL or '*' (%2F, %5C, %00, %2A): write '/' between folders and"
                    + " '*' for a wildcard."),
    URL_ENCODED_CONTROL("The URL holds an encoded control character (%01 to %1F, %7F): leave it out."),
    URL_DOT_SEGMENT("The URL holds a '.' or '..' segment: write the path that it leads to."),
    URL_TILDE(
            "CloudFront refuses '~' in an invalidation and finds nothing under %7E: use the wildcard that ends before it."),
    URL_OVER_ENCODED(
            "The URL encodes letters, digits or one of '-._', under which the edge finds nothing: write them plainly."),
    URL_TOO_LONG("The path and query must be at most 4000 characters long once encoded, as CloudFront counts them."),
    URL_OUTSIDE_ENDPOINTS("The path is outside every URL endpoint of the account on this host."),
    WILDCARD_POSITION("A '*' may stand only at the very end of the URL."),
    WILDCARD_TOO_BROAD(
            "A wildcard must name, after the URL endpoint and apart from tr: segments and the query, two levels"
                    + " (/a/b*), 15 characters, or a file with its extension (/a.jpg*)."),
    WILDCARD_PROTECTED_FOLDER(
            "The wildcard takes all of a protected folder: use wildcards for folders inside it, or name its files.");

    private final String sentence;

    UrlRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
