package io.edgepurge.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Parses the JSON body of an HTTP request. */
public final class JsonBody {
    private static final String JSON = "application/json";

    private JsonBody() {}

    /** Parses the body; rejects other media types and charsets. */
    public static Parsed<JsonNode> of(ApiRequest request) {
        if (!request.header("Content-Type").map(JsonBody::isJson).orElse(true)) {
            return new Rejected<>(
                    Problem.of(ProblemType.NOT_JSON, "Send the body as UTF-8, with 'Content-Type: " + JSON + "'."));
        }
        return text(request.body().orElse(new ApiRequest.Body("", false))).then(StrictJson::read);
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.split(";", -1);
        return parts[0].strip().equalsIgnoreCase(JSON)
                && Arrays.stream(parts).skip(1).allMatch(JsonBody::isUtf8OrNoCharset);
    }

    /** JSON is UTF-8 (RFC 8259); with another charset, the same bytes would be other URLs. */
    private static boolean isUtf8OrNoCharset(String parameter) {
        String[] nameAndValue = parameter.split("=", 2);
        if (!nameAndValue[0].strip().equalsIgnoreCase("charset")) {
            return true;
        }
        String value = nameAndValue.length == 2 ? nameAndValue[1].strip().replace("\"", "") : "";
        return value.equalsIgnoreCase("utf-8") || value.equalsIgnoreCase("utf8");
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

    /** Decodes UTF-8 strictly: a replaced character would change a URL. */
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
