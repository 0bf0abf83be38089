package io.edgepurge.response;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redacts secrets in URLs that are not necessarily well-formed: user names with passwords, and the values of parameters whose names
 * are usual for signatures, tokens, and keys. Also redacts parameters of a URL that is encoded into a parameter.
 */
public final class SecretsInUrls {
    private static final String REDACTED = "REDACTED";

    private static final Pattern USER_INFO = Pattern.compile("(?<=[/\\\\]{2}|(?i:https?):[/\\\\])[^/\\\\?#\\s]*@");

    /** A text before a colon at the start of an authority, with or without a scheme: a user or a host. */
    private static final Pattern BEFORE_COLON = Pattern.compile("(?:^\\s*+[\"'<({\\[]*+(?=[^/\\\\?#:]*+:(?![/\\\\]))"
            + "|^\\s*+[/\\\\]++|:[/\\\\]++)(?<text>[^/\\\\?#:]*+)(?=:)");

    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}+(?:[/\\\\?#]|$)");

    /** Parts of names, and whole names. ImageKit ({@code ik-s}) and imgix ({@code s}) have short ones. */
    private static final String NAME =
            "(?:[\\w.-]{0,64}?(?:signature|token|secret|passw|credential|auth(?!or)|jwt|session|policy)[\\w.-]{0,64}+"
                    + "|(?:[\\w.-]{0,64}[-_.])?(?:s|sig|key|apikey|pwd|pass|hmac|hash))";

    private static final Pattern PARAMETER = Pattern.compile(
            "((?:[?&;#]|%(?:25)*+(?:3F|26))" + NAME + ")"
                    + "(?:(=)[^&#\\s]*+|(%(?:25)*+3D)(?:(?!%(?:25)*+26)[^&#\\s])*+)",
            Pattern.CASE_INSENSITIVE);

    private SecretsInUrls() {}

    /** Returns the text with {@code REDACTED} instead of each secret. Takes linear time. */
    static String redactedIn(String url) {
        return PARAMETER
                .matcher(withoutUsers(url))
                .replaceAll(found ->
                        found.group(1) + (found.group(2) == null ? found.group(3) : found.group(2)) + REDACTED);
    }

    /** Returns the text with {@code REDACTED} instead of each user and password, but with all parameters. Takes linear time. */
    public static String withoutUsers(String url) {
        return USER_INFO.matcher(withoutPassword(url)).replaceAll(REDACTED + "@");
    }

    /**
     * Redacts from the first user with a password to the last {@code @}, because the password can contain any character. That may
     * redact too much, but the caller knows the URL.
     */
    private static String withoutPassword(String url) {
        int last = url.lastIndexOf('@');
        Matcher before = BEFORE_COLON.matcher(url);
        while (before.find() && before.start("text") < last) {
            if (!isHost(before.group("text"))
                    || !PORT.matcher(url).region(before.end(), url.length()).lookingAt()) {
                return url.substring(0, before.start("text")) + REDACTED + url.substring(last);
            }
        }
        return url;
    }

    /** Accepts only hosts that are hardly users, because a password can start like a port. */
    private static boolean isHost(String text) {
        return text.contains(".") || text.equals("localhost");
    }
}
