package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.conformance.openapi.TestRequest.Body;
import io.edgepurge.conformance.openapi.TestRequest.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cases of the operations with a request body. */
final class WriteCases {
    private static final List<String> MALFORMED = List.of(
            "",
            "{",
            "null",
            "[]",
            "{}",
            "{} {}",
            "{\"urls\":[],\"urls\":[]}",
            "{\"urls\":\"https://img.example/\"}",
            "{\"urls\":[1]}",
            "{\"urls\":null}",
            "{\"urls\":[],\"dryRun\":true}",
            "{\"tags\":{}}",
            "{\"tags\":[\"tv\"]}",
            "{\"tags\":[{\"endpoint\":\"https://img.example/\"}]}",
            "{\"tags\":[{\"endpoint\":\"https://img.example/\",\"tag\":\"tv\",\"x\":1}]}",
            "{\"urls\":[],\"reason\":5}",
            "{\"urls\":[],\"notBefore\":\"tomorrow\"}",
            "{\"urls\":[],\"notBefore\":\"2026-12-24T08:00:00\"}",
            "{\"urls\":[],\"notBefore\":1798000000}",
            "{\"urls\":[],\"spellings\":\"some\"}",
            "{\"urls\":[],\"spellings\":true}",
            "{\"urls\":[],\"verify\":\"yes\"}");

    private WriteCases() {}

    static Stream<ApiCase> all() {
        return Stream.of(
                        Stream.of("createPurge", "previewPurge", "purgeFile").flatMap(WriteCases::ofEveryBody),
                        Stream.of("createPurge", "previewPurge").flatMap(WriteCases::ofManyItems),
                        Stream.of("createPurge", "purgeFile").flatMap(WriteCases::ofThePurgeService),
                        ofPurges(),
                        ImageKitCases.all())
                .flatMap(cases -> cases);
    }

    static JsonNode tag(DocumentedStack stack, String tag) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("tags").addObject().put("endpoint", stack.url("")).put("tag", tag);
        return body;
    }

    private static Stream<ApiCase> ofEveryBody(String operation) {
        String large = "{\"urls\":[\"" + "a".repeat(600_000) + "\"]}";
        return Stream.of(
                apiCase(operation, "413 request-too-large", sent -> sent.with(Body.json(large))),
                apiCase(operation, "default", sent -> sent.with(Body.json(" ".repeat(10 * 1024 * 1024 + 1))))
                        .noted("over ten megabytes"),
                apiCase(operation, "415 not-json", sent -> sent.with(new Body("text/plain", "{}"))),
                apiCase(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "a b"))
                        .noted("a key with a space"),
                apiCase(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "\"a"))
                        .noted("a key with half its quotes"),
                apiCase(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "a".repeat(256)))
                        .noted("a key that is too long"));
    }

    private static Stream<ApiCase> ofManyItems(String operation) {
        Stream<ApiCase> noRequests = MALFORMED.stream()
                .map(body -> apiCase(operation, "400 malformed-request", sent -> sent.with(Body.json(body)))
                        .noted(body));
        String far = Instant.now().plus(Duration.ofDays(31)).toString();
        Stream<ApiCase> refused = Stream.of(
                refused(operation, "nothing", stack -> stack.urls()),
                refused(
                        operation,
                        "101 URLs",
                        stack -> stack.urls(
                                Collections.nCopies(101, stack.url("a.jpg")).toArray(String[]::new))),
                refused(operation, "a long reason", stack -> withField(stack, "reason", "a".repeat(201))),
                refused(operation, "two lines of reason", stack -> withField(stack, "reason", "a\nb")),
                refused(operation, "too far ahead", stack -> withField(stack, "notBefore", far)));
        return Stream.concat(noRequests, refused);
    }

    private static ApiCase refused(String operation, String note, Function<DocumentedStack, JsonNode> body) {
        return ApiCase.of(
                        operation,
                        "422 request-refused",
                        stack -> DefaultRequests.of(operation, stack).with(body.apply(stack)))
                .noted(note);
    }

    private static JsonNode withField(DocumentedStack stack, String field, String value) {
        return ((ObjectNode) stack.urls(stack.url("openapi/a.jpg"))).put(field, value);
    }

    private static Stream<ApiCase> ofThePurgeService(String operation) {
        ApiCase taken = ApiCase.of(operation, "422 idempotency-key-reused", stack -> {
            TestRequest first = DefaultRequests.of(operation, stack)
                    .with("Idempotency-Key", UUID.randomUUID().toString());
            stack.send(first);
            return first.with(DefaultRequests.of(operation, Set.of("purge:wildcard"), stack)
                    .body()
                    .orElseThrow());
        });
        ApiCase exhausted = ApiCase.of(operation, "429 quota-exceeded", stack -> {
            String url = stack.keys().poorEndpoint() + "a.jpg";
            return DefaultRequests.of(operation, stack)
                    .as(stack.keys().poor())
                    .with(
                            operation.equals("purgeFile")
                                    ? JsonNodeFactory.instance.objectNode().put("url", url)
                                    : stack.urls(url));
        });
        return Stream.of(
                imageKits(taken),
                imageKits(exhausted),
                // a purge without a key takes no transaction
                apiCase(
                                operation,
                                "503 busy",
                                sent -> sent.with(
                                        "Idempotency-Key", UUID.randomUUID().toString()))
                        .under(Fault.CONFLICTS));
    }

    private static Stream<ApiCase> ofPurges() {
        return Stream.of(
                ApiCase.of(
                                "createPurge",
                                "202",
                                stack -> DefaultRequests.of("createPurge", stack)
                                        .with(((ObjectNode) withField(stack, "reason", "Spring \uD83C\uDF31"))
                                                .put(
                                                        "notBefore",
                                                        Instant.now()
                                                                .plusSeconds(3600)
                                                                .toString()))
                                        .with("Idempotency-Key", "\"openapi-\\\\-\\\"-key\""))
                        .noted("with everything"),
                ApiCase.of("createPurge", "202", stack -> repeated(stack)).noted("a second time under its key"),
                ApiCase.of(
                        "createPurge",
                        "422 items-refused",
                        stack -> DefaultRequests.of("createPurge", stack)
                                .with(stack.urls(stack.url("a b.jpg"), stack.url("*"), "x"))),
                ApiCase.of(
                                "createPurge",
                                "422 items-refused",
                                stack ->
                                        DefaultRequests.of("createPurge", stack).with(tag(stack, "#tv")))
                        .noted("a tag with its mark"),
                ApiCase.of(
                                "createPurge",
                                "403 not-allowed",
                                stack -> DefaultRequests.of("createPurge", stack)
                                        .as(stack.keys().bound(100)))
                        .noted("with a key bound elsewhere"),
                ApiCase.of(
                                "previewPurge",
                                "200",
                                stack -> DefaultRequests.of("previewPurge", stack)
                                        .with("Idempotency-Key", "openapi-preview"))
                        .noted("with a key that has no effect"),
                ApiCase.of(
                                "previewPurge",
                                "200",
                                stack -> DefaultRequests.of("previewPurge", stack)
                                        .as(stack.keys().bound(100))
                                        .with(stack.urls(
                                                stack.url("a/b/*"), stack.url("a/b/c.jpg"), stack.url("a b.jpg"))))
                        .noted("of all kinds of items"));
    }

    private static TestRequest repeated(DocumentedStack stack) {
        TestRequest sent = DefaultRequests.of("createPurge", stack).with("Idempotency-Key", "openapi-twice");
        stack.send(sent);
        return sent;
    }

    private static ApiCase apiCase(String operation, String outcome, UnaryOperator<TestRequest> change) {
        return imageKits(ApiCase.of(operation, outcome, stack -> change.apply(DefaultRequests.of(operation, stack))));
    }

    /** ImageKit's calls return no problem documents. */
    private static ApiCase imageKits(ApiCase apiCase) {
        ApiCase.Outcome outcome = apiCase.outcome();
        return outcome.operation().equals("purgeFile")
                ? ApiCase.of("purgeFile", outcome.status(), apiCase.request())
                : apiCase;
    }
}
