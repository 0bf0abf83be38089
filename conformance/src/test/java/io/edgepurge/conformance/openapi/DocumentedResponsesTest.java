package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.conformance.openapi.ApiCase.Outcome;
import io.edgepurge.conformance.openapi.Operation.Response;
import io.edgepurge.conformance.openapi.TestRequest.Fault;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends requests to the running stack until every operation has given every documented response. */
@ExtendWith(SharedDocumentedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedResponsesTest {
    private final DocumentedStack stack;
    private final Document document;
    private final RequestCheck requestCheck;
    private final ResponseCheck responseCheck;
    private final List<ApiCase> cases;
    private final Map<ApiCase, TestRequest> requests = new HashMap<>();

    DocumentedResponsesTest(DocumentedStack stack) {
        this.stack = stack;
        document = stack.document();
        requestCheck = new RequestCheck(document);
        responseCheck = new ResponseCheck(document);
        cases = Stream.of(CommonCases.all(document), WriteCases.all(), ReadCases.all())
                .flatMap(all -> all)
                .toList();
    }

    List<ApiCase> cases() {
        return cases;
    }

    /** Returns the request of a case, prepared once: preparing some sends other requests first. */
    private TestRequest requestOf(ApiCase apiCase) {
        return requests.computeIfAbsent(apiCase, any -> any.request().apply(stack));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void requests_and_responses_match_the_document(ApiCase apiCase) {
        TestRequest sent = requestOf(apiCase);
        assertFormOf(apiCase.outcome(), sent);

        HttpResponse<String> answer = stack.send(sent);

        assertThat(outcome(sent, answer)).as(answer.body()).isEqualTo(apiCase.outcome());
        assertThat(responseCheck.violations(sent.operation(), answer))
                .as(answer.body())
                .isEmpty();
        if (hasQuotaHeaders(sent, apiCase.outcome())) {
            assertThat(answer.headers().map()).containsKeys("ratelimit", "ratelimit-policy");
        }
    }

    /** A request that the API cannot parse must violate the document; an accepted request must not. */
    private void assertFormOf(Outcome outcome, TestRequest sent) {
        List<String> violations = requestCheck.violations(sent);
        if (Set.of("malformed-request", "not-json").contains(outcome.problem())) {
            assertThat(violations).isNotEmpty();
        } else if (!Set.of("400", "404", "413", "415", "422", "default").contains(outcome.status())) {
            assertThat(violations).isEmpty();
        }
    }

    @Test
    void every_documented_response_is_covered_and_no_other() {
        Set<String> covered =
                cases.stream().map(apiCase -> apiCase.outcome().toString()).collect(Collectors.toSet());

        assertThat(covered)
                .as("responses of the cases")
                .containsExactlyInAnyOrderElementsOf(document.operations().stream()
                        .flatMap(DocumentedResponsesTest::documented)
                        .toList());
    }

    @Test
    void every_parameter_is_sent_with_valid_and_invalid_values() {
        Set<String> valid = sentIn(Set.of("200", "201", "202", "304"));
        Set<String> invalid = sentIn(Set.of("400", "404"));
        Set<String> unrestricted = Set.of("q", "If-None-Match");

        document.operations()
                .forEach(operation -> operation.parameters().forEach(parameter -> {
                    assertThat(valid).contains(operation.id() + " " + parameter.name());
                    if (!unrestricted.contains(parameter.name())) {
                        assertThat(invalid).contains(operation.id() + " " + parameter.name());
                    }
                }));
    }

    private Set<String> sentIn(Set<String> statuses) {
        return cases.stream()
                .filter(apiCase -> statuses.contains(apiCase.outcome().status()))
                .flatMap(apiCase -> requestOf(apiCase).values().keySet().stream()
                        .map(name -> apiCase.outcome().operation() + " " + name))
                .collect(Collectors.toSet());
    }

    private static Stream<String> documented(Operation operation) {
        return operation.responses().values().stream()
                .flatMap(response -> response.problems().isEmpty()
                        ? Stream.of(new Outcome(operation.id(), response.status(), ""))
                        : response.problems().stream()
                                .map(problem -> new Outcome(operation.id(), response.status(), problem)))
                .map(Outcome::toString);
    }

    private Outcome outcome(TestRequest sent, HttpResponse<String> answer) {
        Optional<Response> response = responseCheck.described(sent.operation(), answer);
        String status = response.map(Response::status).orElse(Integer.toString(answer.statusCode()));
        String problem = answer.headers()
                .firstValue("Content-Type")
                .filter("application/problem+json"::equals)
                .map(type -> DocumentedStack.json(answer).path("type").asText().replaceFirst("^/problems/", ""))
                .orElse("");
        return new Outcome(sent.operation(), status, problem);
    }

    /** With a fault, the quota may be unreadable. */
    private static boolean hasQuotaHeaders(TestRequest sent, Outcome outcome) {
        return sent.fault() == Fault.NONE
                && sent.key().filter(key -> !key.equals("private_unknown")).isPresent()
                && !outcome.status().equals("default");
    }
}
