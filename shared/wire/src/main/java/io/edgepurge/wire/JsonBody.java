package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** From the body of an HTTP request to the JSON in it. */
final class JsonBody {
    private static final String JSON = "application/json";

    private JsonBody() {}

    static Parsed<JsonNode> of(ApiRequest call) {
        if (!call.header("Content-Type").map(JsonBody::isJson).orElse(true)) {
            return new Rejected<>(
                    Problem.of(ProblemType.NOT_JSON, "Send the body as UTF-8, with 'Content-Type: " + JSON + "'."));
        }
        return text(call.body().orElse(new ApiRequest.Body("", false))).then(StrictJson::read);
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.split(";", 2);
        return parts[0].strip().equalsIgnoreCase(JSON) && (parts.length == 1 || saysUtf8(parts[1]));
    }

    /** JSON is UTF-8 (RFC 8259); another charset, if it is meant, would make other URLs of the same bytes. */
    private static boolean saysUtf8(String parameters) {
        String lower = parameters.toLowerCase(Locale.ROOT);
        return !lower.contains("charset") || lower.matches("(.*;)?\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*(;.*)?");
    }

    private static Parsed<String> text(ApiRequest.Body body) {
        if (!body.base64()) {
            return new Understood<>(body.text());
        }
        return StrictJson.worthDecoding(body.text()) ? decoded(body.text()) : new Rejected<>(StrictJson.tooLarge());
    }

    private static Parsed<String> decoded(String base64) {
        try {
            return utf8(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return new Rejected<>(
                    Problem.of(ProblemType.MALFORMED_REQUEST, "The body is marked as base64 but is not valid base64."));
        }
    }

    /** The text that the bytes are, to the letter: a replaced character would be another URL. */
    static Parsed<String> utf8(byte[] bytes) {
        try {
            return new Understood<>(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Rejected<>(Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not valid UTF-8."));
        }
    }
}
