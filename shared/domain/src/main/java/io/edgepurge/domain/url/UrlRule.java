package io.edgepurge.domain.url;

/** A rule that a URL to purge must satisfy. */
public enum UrlRule implements ItemRule {
    URL_NOT_UNICODE("The URL contains an invalid character (a lone surrogate or U+FFFD). Send the URL as UTF-8."),
    URL_INVISIBLE_CHARACTER("The URL contains an invisible character. Remove it."),
    URL_NOT_SINGLE("The text is not one URL, but several URLs or a list. Send each URL as a separate item."),
    URL_CONTROL_OR_WHITESPACE(
            "The URL contains a control character or whitespace. Write a space as %20 and remove the others."),
    URL_BACKSLASH("The URL contains a backslash. Use '/' between folders."),
    URL_HTML_ESCAPED(
            "The URL is escaped for HTML, for example with &#038; instead of '&'. Send the URL that browsers request."),
    URL_FRAGMENT(
            "The URL has a fragment, which browsers never send. Remove the fragment with its '#', or write %23 if the"
                    + " '#' is part of a name."),
    URL_SCHEME("The URL must start with https:// or http://."),
    URL_USERINFO("The URL contains a user name or password. Remove it, including the '@'."),
    URL_HOST_NOT_ASCII("The host contains non-ASCII characters. Use its ASCII form, which starts with xn--."),
    URL_HOST_MALFORMED(
            "The host must be a name of ASCII letters, digits, '-', and '_', separated by single dots, or an IPv4"
                    + " address."),
    URL_HOST_UNKNOWN("The host does not belong to any URL endpoint of the account."),
    URL_PORT("The port must match the account's URL endpoint. Omit it if the endpoint has no port."),
    URL_NO_PATH("The URL has no path. Add a '/' after the host."),
    URL_SIGNED(
            "The URL contains a CloudFront signature, which is not part of the cache key. Remove the parameters Expires,"
                    + " Policy, Signature, Key-Pair-Id, and Hash-Algorithm."),
    URL_MALFORMED_PERCENT(
            "The URL contains a '%' without two hexadecimal digits after it. Write %25 if the '%' is part of a name."),
    URL_ENCODED_DELIMITER(
            "The path contains %00, %2A, %5C, or an encoded slash (%2F) that can lead to another URL endpoint. Use a"
                    + " wildcard that ends before it."),
    URL_ENCODED_CONTROL("The path contains an encoded control character (%01 to %1F, %7F). Use a wildcard that"
            + " ends before it."),
    URL_DOT_SEGMENT("The path contains a '.' or '..' segment, plain or encoded. Write the resolved path."),
    URL_TILDE(
            "CloudFront rejects '~' in an invalidation and does not match %7E in a path. Use a wildcard that ends before it."),
    URL_OVER_ENCODED(
            "The path encodes letters, digits, or one of '-._', so CloudFront might not match the cached object. Write them"
                    + " unencoded, or use a wildcard that ends before them."),
    URL_TOO_LONG("The encoded path and query exceed CloudFront's limit of 4000 characters."),
    URL_OUTSIDE_ENDPOINTS("The path is outside every URL endpoint of the account on this host."),
    WILDCARD_POSITION("A '*' is allowed only at the very end of the URL."),
    WILDCARD_TOO_BROAD(
            "The wildcard is too broad. After the URL endpoint, without tr: segments and the query, it needs two levels"
                    + " (/a/b*), 15 characters, or a file with its extension (/a.jpg*). To purge more, list the files, use a cache"
                    + " tag, or ask an operator."),
    WILDCARD_PROTECTED_FOLDER(
            "The wildcard covers an entire protected folder. Use wildcards for folders inside it, or list its files.");

    private final String sentence;

    UrlRule(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
