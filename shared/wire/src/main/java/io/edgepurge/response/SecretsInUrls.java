package io.edgepurge.response;

import java.util.regex.Pattern;

/**
 * Redacts secrets in URLs that are not necessarily well-formed: user names with passwords, and the values of parameters whose names
 * are usual for signatures, tokens, and keys. Also redacts parameters of a URL that is encoded into a parameter.
 */
final class SecretsInUrls {
    private static final String REDACTED = "REDACTED";

    private static final Pattern USER_INFO = Pattern.compile(
            "(?<=[/\\\\]{2})[^/\\\\?#\\s]*@|^[^/\\\\?#\\s@:]*+:[^/\\\\?#\\s]*@", Pattern.CASE_INSENSITIVE);

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
        String withoutUser = USER_INFO.matcher(url).replaceAll(REDACTED + "@");
        return PARAMETER
                .matcher(withoutUser)
                .replaceAll(found ->
                        found.group(1) + (found.group(2) == null ? found.group(3) : found.group(2)) + REDACTED);
    }
}
