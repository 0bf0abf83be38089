package io.edgepurge.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.nio.charset.StandardCharsets;

/** Reads one JSON value and refuses whatever another reader could take for something else. */
final class StrictJson {
    /** Of an HTTP request: a hundred items of the greatest length allowed, several times over. */
    static final int MAX_REQUEST_BYTES = 512 * 1024;

    /**
     * Of an event: what Lambda hands to a function at most.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** Requests hold a list in an object; a little more, so that a violation can be named. */
    private static final int MAX_NESTING = 8;

    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_NUMBER_CHARS = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_EVENT_BYTES)
                            .maxStringLength(MAX_REQUEST_BYTES)
                            .maxNestingDepth(MAX_NESTING)
                            .maxNameLength(MAX_NAME_CHARS)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The value that the text of an HTTP request is; a text without any is rejected too. */
    static Parsed<JsonNode> read(String text) {
        return read(text, MAX_REQUEST_BYTES);
    }

    /** The value that the text is; a text without any, or of more bytes than that, is rejected too. */
    static Parsed<JsonNode> read(String text, int maxBytes) {
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            return new Rejected<>(tooLarge(maxBytes));
        }
        try {
            JsonNode root = MAPPER.readTree(text);
            return root.isMissingNode()
                    ? new Rejected<>(
                            Problem.of(ProblemType.MALFORMED_REQUEST, "The body is empty. Send a JSON object."))
                    : new Understood<>(root);
        } catch (JsonProcessingException e) {
            return new Rejected<>(Problem.of(ProblemType.MALFORMED_REQUEST, sentenceFor(e)));
        }
    }

    static Problem tooLarge() {
        return tooLarge(MAX_REQUEST_BYTES);
    }

    private static Problem tooLarge(int maxBytes) {
        return Problem.of(
                ProblemType.REQUEST_TOO_LARGE,
                "A request can be at most " + maxBytes / 1024 + " KB. Split it into several requests.");
    }

    /** Whether a body of that many characters of base64 could be small enough. */
    static boolean worthDecoding(String base64) {
        return base64.length() <= MAX_REQUEST_BYTES * 3 / 2;
    }

    private static String sentenceFor(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "The body is not valid JSON" + place + ": " + faultOf(e);
    }

    private static String faultOf(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested too deeply, or a name or number is too long.";
        }
        return e.getOriginalMessage().startsWith("Duplicate")
                ? "an object contains the same field twice."
                : "check for stray or missing characters there.";
    }
}
