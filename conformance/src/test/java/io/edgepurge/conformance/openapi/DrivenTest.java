package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.conformance.openapi.DrivenCase.Outcome;
import io.edgepurge.conformance.openapi.Operation.Response;
import io.edgepurge.conformance.openapi.SentRequest.Fault;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation and every documented answer, driven against the running stack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrivenTest {
    private final World world = new World();
    private final Document document = world.document();
    private final SentCheck sentCheck = new SentCheck(document);
    private final ResponseCheck answerCheck = new ResponseCheck(document);

    @AfterAll
    void stop() {
        world.close();
    }

    List<DrivenCase> drives() {
        return Stream.of(OfEveryOperation.drives(document), ApiOperations.drives(), ReadOperations.drives())
                .flatMap(drives -> drives)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("drives")
    void a_request_and_its_answer_are_the_documented_ones(DrivenCase drive) {
        SentRequest sent = drive.sent().apply(world);
        assertFormOf(drive.outcome(), sent);

        HttpResponse<String> answer = world.send(sent);

        assertThat(outcome(sent, answer)).as(answer.body()).isEqualTo(drive.outcome());
        assertThat(answerCheck.complaints(sent.operation(), answer))
                .as(answer.body())
                .isEmpty();
        if (isOfAKnownCaller(sent, drive.outcome())) {
            assertThat(answer.headers().map()).containsKeys("ratelimit", "ratelimit-policy");
        }
    }

    /** What the API does not understand is not of the document's form, and what it goes into is. */
    private void assertFormOf(Outcome outcome, SentRequest sent) {
        List<String> complaints = sentCheck.complaints(sent);
        if (Set.of("malformed-request", "not-json").contains(outcome.problem())) {
            assertThat(complaints).isNotEmpty();
        } else if (!Set.of("400", "404", "413", "415", "422", "default").contains(outcome.status())) {
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void every_documented_answer_is_driven_and_no_other() {
        Set<String> driven =
                drives().stream().map(drive -> drive.outcome().toString()).collect(Collectors.toSet());

        assertThat(driven)
                .as("what is driven")
                .containsExactlyInAnyOrderElementsOf(document.operations().stream()
                        .flatMap(DrivenTest::documented)
                        .toList());
    }

    @Test
    void every_parameter_is_sent_well_and_badly_formed() {
        Set<String> well = sentIn(Set.of("200", "201", "202", "304"));
        Set<String> badly = sentIn(Set.of("400", "404"));
        Set<String> formless = Set.of("q", "If-None-Match");

        document.operations()
                .forEach(operation -> operation.parameters().forEach(parameter -> {
                    assertThat(well).contains(operation.id() + " " + parameter.name());
                    if (!formless.contains(parameter.name())) {
                        assertThat(badly).contains(operation.id() + " " + parameter.name());
                    }
                }));
    }

    private Set<String> sentIn(Set<String> statuses) {
        return drives().stream()
                .filter(drive -> statuses.contains(drive.outcome().status()))
                .flatMap(drive -> drive.sent().apply(world).values().keySet().stream()
                        .map(name -> drive.outcome().operation() + " " + name))
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

    private Outcome outcome(SentRequest sent, HttpResponse<String> answer) {
        Optional<Response> response = answerCheck.described(sent.operation(), answer);
        String status = response.map(Response::status).orElse(Integer.toString(answer.statusCode()));
        String problem = answer.headers()
                .firstValue("Content-Type")
                .filter("application/problem+json"::equals)
                .map(type -> World.json(answer).path("type").asText().replaceFirst("^/problems/", ""))
                .orElse("");
        return new Outcome(sent.operation(), status, problem);
    }

    /** Faults may keep the quota from being read. */
    private static boolean isOfAKnownCaller(SentRequest sent, Outcome outcome) {
        return sent.fault() == Fault.NONE
                && sent.key().filter(key -> !key.equals("private_nobody")).isPresent()
                && !outcome.status().equals("default");
    }
}
