package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.conformance.openapi.SentRequest.Body;
import io.edgepurge.conformance.openapi.SentRequest.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What may befall the operations that take a body. */
final class ApiOperations {
    private static final List<String> NO_REQUEST = List.of(
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
            "{\"urls\":[],\"notBefore\":1798000000}");

    private ApiOperations() {}

    static Stream<DrivenCase> drives() {
        return Stream.of(
                        Stream.of("createPurge", "previewPurge", "purgeFile").flatMap(ApiOperations::ofEveryBody),
                        Stream.of("createPurge", "previewPurge").flatMap(ApiOperations::ofManyItems),
                        Stream.of("createPurge", "purgeFile").flatMap(ApiOperations::ofTheDesk),
                        ofOurDoor(),
                        ImageKitOperations.drives())
                .flatMap(drives -> drives);
    }

    static JsonNode tag(World world, String tag) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("tags").addObject().put("endpoint", world.url("")).put("tag", tag);
        return body;
    }

    private static Stream<DrivenCase> ofEveryBody(String operation) {
        String large = "{\"urls\":[\"" + "a".repeat(600_000) + "\"]}";
        return Stream.of(
                drive(operation, "413 request-too-large", sent -> sent.with(Body.json(large))),
                drive(operation, "default", sent -> sent.with(Body.json(" ".repeat(10 * 1024 * 1024 + 1))))
                        .noted("over ten megabytes"),
                drive(operation, "415 not-json", sent -> sent.with(new Body("text/plain", "{}"))),
                drive(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "a b"))
                        .noted("a key with a space"),
                drive(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "\"a"))
                        .noted("a key with half its quotes"),
                drive(operation, "400 malformed-request", sent -> sent.with("Idempotency-Key", "a".repeat(256)))
                        .noted("a key that is too long"));
    }

    private static Stream<DrivenCase> ofManyItems(String operation) {
        Stream<DrivenCase> noRequests = NO_REQUEST.stream()
                .map(body -> drive(operation, "400 malformed-request", sent -> sent.with(Body.json(body)))
                        .noted(body));
        String far = Instant.now().plus(Duration.ofDays(31)).toString();
        Stream<DrivenCase> refused = Stream.of(
                refused(operation, "nothing", world -> world.urls()),
                refused(
                        operation,
                        "101 URLs",
                        world -> world.urls(
                                Collections.nCopies(101, world.url("a.jpg")).toArray(String[]::new))),
                refused(operation, "a long reason", world -> withField(world, "reason", "a".repeat(201))),
                refused(operation, "two lines of reason", world -> withField(world, "reason", "a\nb")),
                refused(operation, "too far ahead", world -> withField(world, "notBefore", far)));
        return Stream.concat(noRequests, refused);
    }

    private static DrivenCase refused(String operation, String note, Function<World, JsonNode> body) {
        return DrivenCase.of(
                        operation,
                        "422 request-refused",
                        world -> DefaultRequests.of(operation, world).with(body.apply(world)))
                .noted(note);
    }

    private static JsonNode withField(World world, String field, String value) {
        return ((ObjectNode) world.urls(world.url("openapi/a.jpg"))).put(field, value);
    }

    private static Stream<DrivenCase> ofTheDesk(String operation) {
        DrivenCase taken = DrivenCase.of(operation, "422 idempotency-key-reused", world -> {
            SentRequest first = DefaultRequests.of(operation, world)
                    .with("Idempotency-Key", UUID.randomUUID().toString());
            world.send(first);
            return first.with(DefaultRequests.of(operation, Set.of("purge:wildcard"), world)
                    .body()
                    .orElseThrow());
        });
        DrivenCase exhausted = DrivenCase.of(operation, "429 quota-exceeded", world -> {
            String url = world.keys().poorEndpoint() + "a.jpg";
            return DefaultRequests.of(operation, world)
                    .as(world.keys().poor())
                    .with(
                            operation.equals("purgeFile")
                                    ? JsonNodeFactory.instance.objectNode().put("url", url)
                                    : world.urls(url));
        });
        return Stream.of(
                imageKits(taken),
                imageKits(exhausted),
                drive(operation, "503 busy", sent -> sent).under(Fault.CONFLICTS));
    }

    private static Stream<DrivenCase> ofOurDoor() {
        return Stream.of(
                DrivenCase.of(
                                "createPurge",
                                "202",
                                world -> DefaultRequests.of("createPurge", world)
                                        .with(((ObjectNode) withField(world, "reason", "Spring \uD83C\uDF31"))
                                                .put(
                                                        "notBefore",
                                                        Instant.now()
                                                                .plusSeconds(3600)
                                                                .toString()))
                                        .with("Idempotency-Key", "\"openapi-\\\\-\\\"-key\""))
                        .noted("with everything"),
                DrivenCase.of("createPurge", "202", world -> repeated(world)).noted("a second time under its key"),
                DrivenCase.of(
                        "createPurge",
                        "422 items-refused",
                        world -> DefaultRequests.of("createPurge", world)
                                .with(world.urls(world.url("a b.jpg"), world.url("*"), "x"))),
                DrivenCase.of(
                                "createPurge",
                                "422 items-refused",
                                world ->
                                        DefaultRequests.of("createPurge", world).with(tag(world, "#tv")))
                        .noted("a tag with its mark"),
                DrivenCase.of(
                                "createPurge",
                                "403 not-allowed",
                                world -> DefaultRequests.of("createPurge", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a key bound elsewhere"),
                DrivenCase.of(
                                "previewPurge",
                                "200",
                                world -> DefaultRequests.of("previewPurge", world)
                                        .with("Idempotency-Key", "openapi-preview"))
                        .noted("with a key that has no effect"),
                DrivenCase.of(
                                "previewPurge",
                                "200",
                                world -> DefaultRequests.of("previewPurge", world)
                                        .as(world.keys().bound(100))
                                        .with(world.urls(
                                                world.url("a/b/*"), world.url("a/b/c.jpg"), world.url("a b.jpg"))))
                        .noted("of all kinds of items"));
    }

    private static SentRequest repeated(World world) {
        SentRequest sent = DefaultRequests.of("createPurge", world).with("Idempotency-Key", "openapi-twice");
        world.send(sent);
        return sent;
    }

    private static DrivenCase drive(String operation, String outcome, UnaryOperator<SentRequest> change) {
        return imageKits(
                DrivenCase.of(operation, outcome, world -> change.apply(DefaultRequests.of(operation, world))));
    }

    /** ImageKit's calls have no problems. */
    private static DrivenCase imageKits(DrivenCase drive) {
        DrivenCase.Outcome outcome = drive.outcome();
        return outcome.operation().equals("purgeFile")
                ? DrivenCase.of("purgeFile", outcome.status(), drive.sent())
                : drive;
    }
}
