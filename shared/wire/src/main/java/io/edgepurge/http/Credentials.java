package io.edgepurge.http;

import io.edgepurge.domain.account.ApiKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The credentials in the {@code Authorization} header: HTTP Basic with the private key as user name and any password, or the
 * key as bearer token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, Basic</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, Bearer</a>
 */
public sealed interface Credentials {
    /** A key that has not been looked up. */
    record Key(ApiKey key) implements Credentials {}

    /**
     * Missing or malformed credentials.
     *
     * @param sentence tells the caller what to send
     */
    record Missing(String sentence) implements Credentials {}

    /** Returns the credentials in a request. */
    static Credentials in(ApiRequest request) {
        return request.header("Authorization")
                .map(Credentials::read)
                .orElse(new Missing(
                        "Send the API key as the user name of HTTP Basic authentication or as a Bearer token."));
    }

    private static Credentials read(String header) {
        String[] schemeAndRest = header.strip().split(" +", 2);
        String rest = schemeAndRest.length == 2 ? schemeAndRest[1] : "";
        return switch (schemeAndRest[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(rest);
            case "bearer" -> parseKey(rest, "The Authorization header must contain the API key after 'Bearer'.");
            default -> new Missing("The Authorization header must start with 'Basic' or 'Bearer'.");
        };
    }

    private static Credentials basic(String base64) {
        return decoded(base64)
                .map(text -> parseKey(
                        text.split(":", 2)[0],
                        "The user name of HTTP Basic must be the API key; it is empty or too long."))
                .orElse(new Missing("The Authorization header must contain 'key:' in base64 after 'Basic'."));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Credentials parseKey(String secret, String problem) {
        try {
            return new Key(new ApiKey(secret));
        } catch (IllegalArgumentException e) {
            // The domain defines the format of a key; here a malformed key is an error of the caller.
            return new Missing(problem);
        }
    }
}
