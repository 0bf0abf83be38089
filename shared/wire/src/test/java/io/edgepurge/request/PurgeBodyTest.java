package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.fixture.Requests;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import io.edgepurge.response.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeBodyTest {
    private static final String ONE_URL = "{\"urls\":[\"https://img.example/a.jpg\"]}";

    @Test
    void urls_are_not_normalized() {
        ApiRequest request = Requests.posting("{\"urls\":[\"https://img.example/é.jpg\",\" \",\"\"]}");

        assertThat(PurgeBody.parse(request))
                .isEqualTo(new Understood<>(new PurgeBody(
                        PurgeSpec.urls(List.of("https://img.example/é.jpg", " ", "")), Optional.empty())));
    }

    @Test
    void tags_are_not_normalized_with_or_without_urls() {
        String tags = "\"tags\":[{\"endpoint\":\"https://img.example/\",\"tag\":\" A \"}]}";
        List<RequestedTag> read = List.of(new RequestedTag("https://img.example/", " A "));

        assertThat(PurgeBody.parse(Requests.posting("{" + tags)))
                .isEqualTo(new Understood<>(
                        new PurgeBody(new PurgeSpec(List.of(), read, PurgeOptions.NONE), Optional.empty())));
        assertThat(PurgeBody.parse(Requests.posting("{\"urls\":[\"https://a\"]," + tags)))
                .isEqualTo(new Understood<>(
                        new PurgeBody(new PurgeSpec(List.of("https://a"), read, PurgeOptions.NONE), Optional.empty())));
    }

    @Test
    void images_are_parsed_with_or_without_urls() {
        PurgeSpec both = new PurgeSpec(List.of("https://a"), List.of(), List.of("https://b"), PurgeOptions.NONE);

        assertThat(PurgeBody.parse(Requests.posting("{\"images\":[\"https://b\"]}")))
                .isEqualTo(new Understood<>(new PurgeBody(PurgeSpec.images(List.of("https://b")), Optional.empty())));
        assertThat(PurgeBody.parse(Requests.posting("{\"urls\":[\"https://a\"],\"images\":[\"https://b\"]}")))
                .isEqualTo(new Understood<>(new PurgeBody(both, Optional.empty())));
    }

    @Test
    void reason_and_time_are_parsed_in_any_offset() {
        PurgeSpec spec = new PurgeSpec(
                List.of("https://a"),
                List.of(),
                new PurgeOptions(Optional.of("New logo"), Optional.of(Instant.parse("2026-12-24T07:00:00Z"))));

        assertThat(
                        PurgeBody.parse(
                                Requests.posting(
                                        "{\"urls\":[\"https://a\"],\"reason\":\"New logo\",\"notBefore\":\"2026-12-24T08:00:00+01:00\"}")))
                .isEqualTo(new Understood<>(new PurgeBody(spec, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_wish_for_verification_is_parsed(boolean verify) {
        PurgeSpec spec =
                new PurgeSpec(List.of("https://a"), List.of(), PurgeOptions.NONE.withVerify(Optional.of(verify)));

        assertThat(PurgeBody.parse(Requests.posting("{\"urls\":[\"https://a\"],\"verify\":" + verify + "}")))
                .isEqualTo(new Understood<>(new PurgeBody(spec, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null", "[]"})
    void verification_is_true_or_false(String verify) {
        assertThat(PurgeBody.parse(Requests.posting("{\"urls\":[\"https://a\"],\"verify\":" + verify + "}")))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @EnumSource
    void spellings_are_parsed(CoveredSpellings spellings) {
        String body = "{\"urls\":[\"https://a\"],\"spellings\":\"" + spellings.word() + "\"}";
        PurgeSpec spec =
                new PurgeSpec(List.of("https://a"), List.of(), PurgeOptions.NONE.withSpellings(Optional.of(spellings)));

        assertThat(PurgeBody.parse(Requests.posting(body)))
                .isEqualTo(new Understood<>(new PurgeBody(spec, Optional.empty())));
    }

    @Test
    void an_empty_list_is_well_formed() {
        assertThat(PurgeBody.parse(Requests.posting("{\"urls\":[]}")))
                .isEqualTo(new Understood<>(new PurgeBody(PurgeSpec.urls(List.of()), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"urls":"https://a"}           | 'urls' must be a list of strings, not a string.
            {"urls":null}                  | 'urls' must be a list of strings, not null.
            {"urls":{"0":"https://a"}}     | 'urls' must be a list of strings, not an object.
            {}                             | 'urls' must be a list of strings, or 'tags' a list of objects, or 'images' a list of strings; all are missing.
            {"urls":["https://a",5]}       | 'urls[1]' must be a string, not a number.
            {"urls":["https://a",null]}    | 'urls[1]' must be a string, not null.
            {"urls":[["https://a"]]}       | 'urls[0]' must be a string, not a list.
            {"urls":[true]}                | 'urls[0]' must be a string, not true or false.
            {"urls":["https://a"],"https://a/?sig=1":1} | '(a name of 16 characters)' is not a known field. Allowed fields: urls, tags, images, reason, notBefore, spellings, verify.
            {"urls":["https://a"],"x":1}   | 'x' is not a known field. Allowed fields: urls, tags, images, reason, notBefore, spellings, verify.
            {"tags":"a"}                   | 'tags' must be a list of objects, not a string.
            {"tags":null}                  | 'tags' must be a list of objects, not null.
            {"tags":["a"]}                 | 'tags[0]' must be an object with endpoint and tag, not a string.
            {"tags":[{"tag":"a"}]}         | 'tags[0].endpoint' must be a string, but is missing.
            {"tags":[{"endpoint":"e","tag":1}]} | 'tags[0].tag' must be a string, not a number.
            {"tags":[{"endpoint":"e","tag":"a","x":1}]} | 'tags[0].x' is not a known field. Allowed fields: endpoint, tag.
            {"urls":[],"reason":1}         | 'reason' must be a string, not a number.
            {"urls":[],"reason":null}      | 'reason' must be a string, not null.
            {"urls":[],"notBefore":1}      | 'notBefore' must be a string, not a number.
            {"urls":[],"notBefore":"noon"} | 'notBefore' must be a time with an offset, such as 2026-12-24T08:00:00Z.
            {"urls":[],"notBefore":"2026-12-24T08:00:00"} | 'notBefore' must be a time with an offset, such as 2026-12-24T08:00:00Z.
            {"urls":[],"spellings":true}   | 'spellings' must be a string, not true or false.
            {"urls":[],"spellings":"ALL"}  | 'spellings' must be 'all' or 'requested'. To use the default of the URL endpoint, omit it.
            {"urls":null,"tags":[]}        | 'urls' must be a list of strings, not null.
            null                           | The request must be an object, not null.
            ["https://a"]                  | The request must be an object, not a list.
            "https://a"                    | The request must be an object, not a string.
            """)
    void violations_say_what_is_expected(String body, String detail) {
        Problem problem = problemWith(Requests.posting(body));

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(problem.detail()).isEqualTo(detail);
    }

    @Test
    void all_violations_are_listed() {
        Problem problem = problemWith(Requests.posting("{\"urls\":[1,\"https://a\",{}],\"tag\":[]}"));

        assertThat(problem.violations())
                .extracting(Violation::detail)
                .containsExactly(
                        "'tag' is not a known field. Allowed fields: urls, tags, images, reason, notBefore, spellings, verify.",
                        "'urls[0]' must be a string, not a number.",
                        "'urls[2]' must be a string, not an object.");
    }

    @Test
    void a_problem_lists_at_most_100_violations() {
        String body = "{\"urls\":[" + String.join(",", Collections.nCopies(10_000, "1")) + "]}";

        assertThat(problemWith(Requests.posting(body)).violations()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"urls":["https://a"}             | line 1, column 21: check for stray
            {"urls":["https://a"]} x          | line 1, column 24: check for stray
            {"urls":["https://a"]}{}          | line 1, column 23: check for stray
            {"urls":[],"urls":["https://a"]}  | line 1, column 18: an object contains the same field twice.
            {"urls":[[[[[[[[[[[[1]]]]]]]]]]]]} | it is nested too deeply
            {'urls':[]}                       | line 1, column 2: check for stray
            {"urls":["\\ud"]}                 | check for stray
            """)
    void a_syntax_error_has_its_position(String body, String detail) {
        Problem problem = problemWith(Requests.posting(body));

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(problem.detail()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void an_empty_body_is_refused(String body) {
        assertThat(problemWith(Requests.posting(body)).detail()).isEqualTo("The body is empty. Send a JSON object.");
    }

    @Test
    void a_missing_body_is_refused_as_empty() {
        assertThat(problemWith(Requests.withHeader("Host", "api.example")).detail())
                .isEqualTo("The body is empty. Send a JSON object.");
    }

    @Test
    void a_body_of_512_kb_is_parsed_and_one_more_byte_is_too_large() {
        String padding = " ".repeat(512 * 1024 - ONE_URL.length());

        assertThat(PurgeBody.parse(Requests.posting(ONE_URL + padding))).isInstanceOf(Understood.class);
        assertThat(problemWith(Requests.posting(ONE_URL + padding + " ")).type())
                .isEqualTo(ProblemType.REQUEST_TOO_LARGE);
    }

    @Test
    void the_size_limit_counts_bytes() {
        String body = "{\"urls\":[\"" + "é".repeat(300 * 1024) + "\"]}";

        assertThat(problemWith(Requests.posting(body)).type()).isEqualTo(ProblemType.REQUEST_TOO_LARGE);
    }

    @Test
    void a_binary_body_is_decoded() {
        String base64 = Base64.getEncoder().encodeToString(ONE_URL.getBytes(StandardCharsets.UTF_8));

        assertThat(PurgeBody.parse(Requests.postingBase64(base64)))
                .isEqualTo(PurgeBody.parse(Requests.posting(ONE_URL)))
                .isInstanceOf(Understood.class);
    }

    @Test
    void the_size_limit_applies_to_binary_bodies() {
        String base64 = Base64.getEncoder().encodeToString(new byte[512 * 1024 + 1]);

        assertThat(problemWith(Requests.postingBase64(base64)).type()).isEqualTo(ProblemType.REQUEST_TOO_LARGE);
        assertThat(problemWith(Requests.postingBase64("A".repeat(1_000_000))).type())
                .isEqualTo(ProblemType.REQUEST_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"'{}{}', The body is marked as base64 but is not valid base64.", "gIA=, The body is not valid UTF-8."})
    void a_binary_body_that_is_not_utf8_is_refused(String base64, String detail) {
        assertThat(problemWith(Requests.postingBase64(base64)).detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/json;charset=UTF-8"})
    void json_content_types_are_accepted(String contentType) {
        assertThat(PurgeBody.parse(Requests.posting(ONE_URL, "content-type", contentType)))
                .isInstanceOf(Understood.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json-patch+json", ""})
    void other_content_types_are_refused(String contentType) {
        assertThat(problemWith(Requests.posting(ONE_URL, "Content-Type", contentType))
                        .type())
                .isEqualTo(ProblemType.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            order-17       | order-17
            "order-17"     | order-17
            "say\\"hi\\""   | say"hi"
            """)
    void an_idempotency_key_may_be_quoted(String header, String key) {
        ApiRequest request = Requests.posting(ONE_URL, "idempotency-key", header);

        assertThat(PurgeBody.parse(request))
                .isEqualTo(new Understood<>(new PurgeBody(
                        PurgeSpec.urls(List.of("https://img.example/a.jpg")), Optional.of(new IdempotencyKey(key)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"open", "two words", "\"a\"b\"", "ключ"})
    void a_malformed_idempotency_key_is_refused(String header) {
        Problem problem = problemWith(Requests.posting(ONE_URL, "Idempotency-Key", header));

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(problem.detail()).startsWith("'Idempotency-Key' must be 1 to 255 printable ASCII characters");
    }

    @Test
    void a_query_parameter_is_refused_by_name() {
        ApiRequest request = Requests.posting(ONE_URL);
        ApiRequest withQuery = new ApiRequest(
                request.requestId(),
                request.headers(),
                request.pathParameters(),
                Map.of("dryRun", "true"),
                request.body());

        assertThat(problemWith(withQuery).detail())
                .isEqualTo("'dryRun' is not a known parameter. This operation has no query parameters.");
    }

    private static Problem problemWith(ApiRequest request) {
        return switch (PurgeBody.parse(request)) {
            case Rejected<PurgeBody>(Problem problem) -> problem;
            case Understood<PurgeBody>(PurgeBody body) -> throw new AssertionError("understood: " + body);
        };
    }
}
