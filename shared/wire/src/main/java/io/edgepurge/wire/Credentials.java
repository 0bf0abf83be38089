package io.edgepurge.wire;

import io.edgepurge.domain.account.ApiKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What the {@code Authorization} header says: HTTP Basic with the private key as user name, whatever the password, or the
 * key as bearer token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, Basic</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, Bearer</a>
 */
sealed interface Credentials {
    /** A key, whoever's it may be. */
    record Key(ApiKey key) implements Credentials {}

    /** None that we could read; the sentence says what would be right. */
    record None(String sentence) implements Credentials {}

    static Credentials in(ApiRequest call) {
        return call.header("Authorization")
                .map(Credentials::read)
                .orElse(new None(
                        "Send the API key as the user name of HTTP Basic authentication or as a Bearer token."));
    }

    private static Credentials read(String header) {
        String[] schemeAndRest = header.strip().split(" +", 2);
        String rest = schemeAndRest.length == 2 ? schemeAndRest[1] : "";
        return switch (schemeAndRest[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(rest);
            case "bearer" -> keyOrNone(rest, "The Authorization header must contain the API key after 'Bearer'.");
            default -> new None("The Authorization header must start with 'Basic' or 'Bearer'.");
        };
    }

    private static Credentials basic(String base64) {
        return decoded(base64)
                .map(text -> keyOrNone(
                        text.split(":", 2)[0],
                        "The user name of HTTP Basic must be the API key; it is empty or too long."))
                .orElse(new None("The Authorization header must contain 'key:' in base64 after 'Basic'."));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Credentials keyOrNone(String secret, String otherwise) {
        try {
            return new Key(new ApiKey(secret));
        } catch (IllegalArgumentException e) {
            // What a key may look like is for the domain to say; here it is a caller's mistake.
            return new None(otherwise);
        }
    }
}
