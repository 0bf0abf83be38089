package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.edgepurge.conformance.openapi.Operation.Response;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document's examples, as the stack serves them: each that can be sent is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final String WAITING = "019c0f00-0000-7000-8000-000000000001";
    private static final String COMPLETED = "019c0f00-0000-7000-8000-000000000002";

    private final World world = new World();
    private final Document document = world.document();
    private final Schemas schemas = new Schemas(document);

    @AfterAll
    void stop() {
        world.close();
    }

    /** An example by its name. */
    record Example(Operation operation, String name) {
        Response response() {
            List<Response> responses = operation.responses().values().stream()
                    .filter(response -> response.examples().containsKey(name))
                    .toList();
            assertThat(responses).as("answers with an example named " + name).hasSize(1);
            return responses.getFirst();
        }

        JsonNode answer() {
            return response().examples().getOrDefault(name, MissingNode.getInstance());
        }

        @Override
        public String toString() {
            return operation.id() + " " + name;
        }
    }

    Stream<Example> sendable() {
        return document.operations().stream()
                .flatMap(operation -> namesOf(operation).map(name -> new Example(operation, name)));
    }

    /** What takes nothing is sent as it is, under the name of the one answer it has. */
    private static Stream<String> namesOf(Operation operation) {
        Set<String> names = operation.requestExamples();
        return names.isEmpty() ? Stream.of("usual") : names.stream();
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void an_example_is_answered_as_its_namesake_says(Example example) {
        HttpResponse<String> answer = world.send(sent(example));

        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(Integer.parseInt(example.response().status()));
        JsonNode body = World.json(answer);
        assertThat(names(body)).isEqualTo(names(example.answer()));
        if (answer.statusCode() >= 400) {
            assertThat(body).isEqualTo(example.answer());
        }
    }

    @Test
    void every_operation_has_an_example_of_success_that_is_sent() {
        Set<String> operations = new HashSet<>();
        sendable()
                .filter(example -> example.response().status().startsWith("2"))
                .forEach(example -> operations.add(example.operation().id()));

        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(
                        document.operations().stream().map(Operation::id).toList());
    }

    @Test
    void every_example_of_an_answer_is_of_its_schema() {
        document.operations()
                .forEach(operation -> operation
                        .responses()
                        .values()
                        .forEach(response -> response.content()
                                .values()
                                .forEach(content -> assertThat(
                                                content.path("examples").properties())
                                        .as(operation.id() + " " + response.status() + " has an example")
                                        .isNotEmpty()
                                        .allSatisfy(example -> assertThat(schemas.strictComplaints(
                                                        content.path("schema"),
                                                        example.getValue().path("value")))
                                                .as(operation.id() + " " + example.getKey())
                                                .isEmpty()))));
    }

    @Test
    void every_example_of_a_good_request_is_of_its_schema() {
        SentCheck check = new SentCheck(document);

        assertThat(sendable().filter(example -> example.response().status().startsWith("2")))
                .allSatisfy(
                        example -> assertThat(check.complaints(sent(example))).isEmpty());
    }

    private SentRequest sent(Example example) {
        Operation operation = example.operation();
        SentRequest sent = SentRequest.to(operation.id(), world.keys().demo());
        for (Operation.Parameter parameter : operation.parameters()) {
            JsonNode value =
                    parameter.node().path("examples").path(example.name()).path("value");
            if (!value.isMissingNode()) {
                sent = sent.with(parameter.name(), real(value.asText()));
            }
        }
        Optional<JsonNode> body = operation
                .body()
                .map(content -> content.path("examples").path(example.name()).path("value"));
        return body.isPresent() ? sent.with(body.get()) : sent;
    }

    private String real(String value) {
        return switch (value) {
            case WAITING -> world.waiting();
            case COMPLETED -> world.completed();
            default -> value;
        };
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        // a list goes on, or does not
        names.remove("next");
        return names;
    }
}
