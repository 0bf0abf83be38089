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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends the request examples of the served document, and compares the responses with the response examples. */
@ExtendWith(SharedDocumentedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final String WAITING = "019c0f00-0000-7000-8000-000000000001";
    private static final String COMPLETED = "019c0f00-0000-7000-8000-000000000002";

    private final DocumentedStack stack;
    private final Document document;
    private final Schemas schemas;

    ExamplesTest(DocumentedStack stack) {
        this.stack = stack;
        document = stack.document();
        schemas = new Schemas(document);
    }

    /** A named example of an operation. */
    record Example(Operation operation, String name) {
        Response response() {
            List<Response> responses = operation.responses().values().stream()
                    .filter(response -> response.examples().containsKey(name))
                    .toList();
            assertThat(responses).as("responses with an example named " + name).hasSize(1);
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

    /** An operation without request examples has one response example, named "usual". */
    private static Stream<String> namesOf(Operation operation) {
        Set<String> names = operation.requestExamples();
        return names.isEmpty() ? Stream.of("usual") : names.stream();
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void the_response_to_an_example_matches_the_response_example_of_the_same_name(Example example) {
        HttpResponse<String> answer = stack.send(sent(example));

        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(Integer.parseInt(example.response().status()));
        JsonNode body = DocumentedStack.json(answer);
        assertThat(names(body)).isEqualTo(names(example.answer()));
        if (answer.statusCode() >= 400) {
            assertThat(body).isEqualTo(example.answer());
        }
    }

    @Test
    void every_operation_has_a_successful_example() {
        Set<String> operations = new HashSet<>();
        sendable()
                .filter(example -> example.response().status().startsWith("2"))
                .forEach(example -> operations.add(example.operation().id()));

        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(
                        document.operations().stream().map(Operation::id).toList());
    }

    @Test
    void every_response_example_matches_its_schema() {
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
                                        .allSatisfy(example -> assertThat(schemas.strictViolations(
                                                        content.path("schema"),
                                                        example.getValue().path("value")))
                                                .as(operation.id() + " " + example.getKey())
                                                .isEmpty()))));
    }

    @Test
    void every_successful_request_example_matches_its_schema() {
        RequestCheck check = new RequestCheck(document);

        assertThat(sendable().filter(example -> example.response().status().startsWith("2")))
                .allSatisfy(
                        example -> assertThat(check.violations(sent(example))).isEmpty());
    }

    private TestRequest sent(Example example) {
        Operation operation = example.operation();
        TestRequest sent = TestRequest.to(operation.id(), stack.keys().demo());
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
            case WAITING -> stack.waiting();
            case COMPLETED -> stack.completed();
            default -> value;
        };
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        // A list may have a next page.
        names.remove("next");
        return names;
    }
}
