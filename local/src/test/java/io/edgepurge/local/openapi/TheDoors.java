package io.edgepurge.local.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.openapi.Sent.Body;
import io.edgepurge.local.openapi.Sent.Fault;
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
final class TheDoors {
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

    private TheDoors() {}

    static Stream<Drive> drives() {
        return Stream.of(
                        Stream.of("createPurge", "previewPurge", "purgeFile").flatMap(TheDoors::ofEveryBody),
                        Stream.of("createPurge", "previewPurge").flatMap(TheDoors::ofManyItems),
                        Stream.of("createPurge", "purgeFile").flatMap(TheDoors::ofTheDesk),
                        ofOurDoor(),
                        TheImageKitDoor.drives())
                .flatMap(drives -> drives);
    }

    static JsonNode tag(World world, String tag) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("tags").addObject().put("endpoint", world.url("")).put("tag", tag);
        return body;
    }

    private static Stream<Drive> ofEveryBody(String operation) {
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

    private static Stream<Drive> ofManyItems(String operation) {
        Stream<Drive> noRequests = NO_REQUEST.stream()
                .map(body -> drive(operation, "400 malformed-request", sent -> sent.with(Body.json(body)))
                        .noted(body));
        String far = Instant.now().plus(Duration.ofDays(31)).toString();
        Stream<Drive> refused = Stream.of(
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

    private static Drive refused(String operation, String note, Function<World, JsonNode> body) {
        return Drive.of(
                        operation,
                        "422 request-refused",
                        world -> Usual.of(operation, world).with(body.apply(world)))
                .noted(note);
    }

    private static JsonNode withField(World world, String field, String value) {
        return ((ObjectNode) world.urls(world.url("openapi/a.jpg"))).put(field, value);
    }

    private static Stream<Drive> ofTheDesk(String operation) {
        Drive taken = Drive.of(operation, "422 idempotency-key-reused", world -> {
            Sent first = Usual.of(operation, world)
                    .with("Idempotency-Key", UUID.randomUUID().toString());
            world.send(first);
            return first.with(
                    Usual.of(operation, Set.of("purge:wildcard"), world).body().orElseThrow());
        });
        Drive exhausted = Drive.of(operation, "429 quota-exceeded", world -> {
            String url = world.keys().poorEndpoint() + "a.jpg";
            return Usual.of(operation, world)
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

    private static Stream<Drive> ofOurDoor() {
        return Stream.of(
                Drive.of(
                                "createPurge",
                                "202",
                                world -> Usual.of("createPurge", world)
                                        .with(((ObjectNode) withField(world, "reason", "Spring \uD83C\uDF31"))
                                                .put(
                                                        "notBefore",
                                                        Instant.now()
                                                                .plusSeconds(3600)
                                                                .toString()))
                                        .with("Idempotency-Key", "\"openapi-\\\\-\\\"-key\""))
                        .noted("with everything"),
                Drive.of("createPurge", "202", world -> repeated(world)).noted("a second time under its key"),
                Drive.of(
                        "createPurge",
                        "422 items-refused",
                        world -> Usual.of("createPurge", world)
                                .with(world.urls(world.url("a b.jpg"), world.url("*"), "x"))),
                Drive.of(
                                "createPurge",
                                "422 items-refused",
                                world -> Usual.of("createPurge", world).with(tag(world, "#tv")))
                        .noted("a tag with its mark"),
                Drive.of(
                                "createPurge",
                                "403 not-allowed",
                                world -> Usual.of("createPurge", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a key bound elsewhere"),
                Drive.of(
                                "previewPurge",
                                "200",
                                world -> Usual.of("previewPurge", world).with("Idempotency-Key", "openapi-preview"))
                        .noted("with a key that has no effect"),
                Drive.of(
                                "previewPurge",
                                "200",
                                world -> Usual.of("previewPurge", world)
                                        .as(world.keys().bound(100))
                                        .with(world.urls(
                                                world.url("a/b/*"), world.url("a/b/c.jpg"), world.url("a b.jpg"))))
                        .noted("of all kinds of items"));
    }

    private static Sent repeated(World world) {
        Sent sent = Usual.of("createPurge", world).with("Idempotency-Key", "openapi-twice");
        world.send(sent);
        return sent;
    }

    private static Drive drive(String operation, String outcome, UnaryOperator<Sent> change) {
        return imageKits(Drive.of(operation, outcome, world -> change.apply(Usual.of(operation, world))));
    }

    /** ImageKit's calls have no problems. */
    private static Drive imageKits(Drive drive) {
        Drive.Outcome outcome = drive.outcome();
        return outcome.operation().equals("purgeFile") ? Drive.of("purgeFile", outcome.status(), drive.sent()) : drive;
    }
}
