package io.edgepurge.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import java.nio.charset.StandardCharsets;

/** Parses one JSON value. Rejects duplicate fields, trailing content and excessive sizes, which parsers treat differently. */
final class StrictJson {
    /** The limit for an HTTP request. A hundred paths of the maximum length fit. */
    static final int MAX_REQUEST_BYTES = 512 * 1024;

    /**
     * The limit for an event, as in Lambda.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** Requests need three levels. A few more allow violations to name the field. */
    private static final int MAX_NESTING = 8;

    /** A list of 10,000 tags, the maximum of an event, takes 60,000 tokens. */
    private static final int MAX_TOKENS = 100_000;

    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_NUMBER_CHARS = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_EVENT_BYTES)
                            .maxStringLength(MAX_REQUEST_BYTES)
                            .maxNestingDepth(MAX_NESTING)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNameLength(MAX_NAME_CHARS)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // a table of names that outlives a request would fill with the names of all callers
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Parses the body of an HTTP request; rejects an empty one. */
    static Parsed<JsonNode> read(String text) {
        return read(text, MAX_REQUEST_BYTES);
    }

    /** Parses a text; rejects an empty one and one of more bytes. */
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

    /** Returns whether the decoded body can be within the size limit. */
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
            return "it is nested too deeply, has too many values, or a name or number is too long.";
        }
        return e.getOriginalMessage().startsWith("Duplicate")
                ? "an object contains the same field twice."
                : "check for stray or missing characters there.";
    }
}
