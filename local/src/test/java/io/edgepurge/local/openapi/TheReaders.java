package io.edgepurge.local.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may befall the operations that take parameters only. */
final class TheReaders {
    private static final Map<String, List<String>> GOOD = Map.of(
            "limit", List.of("1", "100"),
            "order", List.of("asc", "desc"),
            "status", List.of("queued", "submitted", "completed", "failed", "cancelled"),
            "source", List.of("api", "imagekit", "invoke", "schedule", "operator"),
            "from", List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5+01:00", "9999-12-31T23:59:59Z"),
            "to", List.of("2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            "q", List.of("https://", "x", ""));

    private static final Map<String, List<String>> BAD = Map.of(
            "limit", List.of("0", "101", "-1", "1.5", "ten", ""),
            "order", List.of("up", "ASC", ""),
            "status", List.of("Failed", ""),
            "source", List.of("lambda"),
            "from", List.of("2026-01-01", "yesterday", "2026-01-01T00:00:00"),
            "to", List.of("2026-02-30T00:00:00Z"),
            "cursor", List.of(""));

    private TheReaders() {}

    static Stream<Drive> drives() {
        return Stream.of(ofTheList(), ofOnePurge(), ofCancelling(), ofTheAccount(), ofImageKitsStatus())
                .flatMap(drives -> drives);
    }

    private static Stream<Drive> ofTheList() {
        return Stream.of(
                        GOOD.entrySet().stream().flatMap(good -> each("200", good)),
                        BAD.entrySet().stream().flatMap(bad -> each("400 malformed-request", bad)),
                        Stream.of(
                                Drive.of("listPurges", "200", TheReaders::secondPage)
                                        .noted("the second page"),
                                Drive.of(
                                                "listPurges",
                                                "200",
                                                world -> Usual.of("listPurges", world)
                                                        .with("from", "2026-02-01T00:00:00Z")
                                                        .with("to", "2026-01-01T00:00:00Z"))
                                        .noted("to before from")))
                .flatMap(drives -> drives);
    }

    private static Stream<Drive> each(String outcome, Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .map(value -> Drive.of(
                                "listPurges",
                                outcome,
                                world -> Usual.of("listPurges", world).with(parameter.getKey(), value))
                        .noted(parameter.getKey() + "=" + value));
    }

    private static Sent secondPage(World world) {
        world.waiting();
        world.waiting();
        Sent first = Usual.of("listPurges", world).with("limit", "1");
        return first.with("cursor", World.json(world.send(first)).path("next").asText());
    }

    private static Stream<Drive> ofOnePurge() {
        return Stream.of(
                Drive.of("getPurge", "200", world -> Usual.of("getPurge", world).with("id", world.completed()))
                        .noted("completed"),
                Drive.of("getPurge", "304", world -> Usual.of("getPurge", world).with("If-None-Match", "*")),
                Drive.of("getPurge", "304", TheReaders::knownAlready).noted("by its tag"),
                Drive.of("getPurge", "200", world -> Usual.of("getPurge", world).with("If-None-Match", "\"x\""))
                        .noted("changed"),
                Drive.of(
                        "getPurge",
                        "404 purge-not-found",
                        world -> Usual.of("getPurge", world).with("id", nobodys())),
                Drive.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> Usual.of("getPurge", world).with("id", "no-such-id"))
                        .noted("no id"),
                Drive.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> Usual.of("getPurge", world).with("id", "%" + "é/ ".repeat(300)))
                        .noted("a long one with everything"),
                Drive.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> Usual.of("getPurge", world)
                                        .as(world.keys().poor()))
                        .noted("another account's"));
    }

    private static Sent knownAlready(World world) {
        Sent first = Usual.of("getPurge", world).with("id", world.completed());
        String tag = world.send(first).headers().firstValue("ETag").orElseThrow();
        return first.with("If-None-Match", "\"x\", W/" + tag);
    }

    private static Stream<Drive> ofCancelling() {
        return Stream.of(
                Drive.of("cancelPurge", "200", world -> {
                            Sent sent = Usual.of("cancelPurge", world);
                            world.send(sent);
                            return sent;
                        })
                        .noted("again"),
                Drive.of(
                        "cancelPurge",
                        "404 purge-not-found",
                        world -> Usual.of("cancelPurge", world).with("id", nobodys())),
                Drive.of(
                        "cancelPurge",
                        "409 too-late-to-cancel",
                        world -> Usual.of("cancelPurge", world).with("id", world.completed())),
                Drive.of(
                        "cancelPurge",
                        "503 busy",
                        world -> Usual.of("cancelPurge", world).under(Sent.Fault.CONFLICTS)));
    }

    private static Stream<Drive> ofTheAccount() {
        return Stream.of(
                Drive.of(
                        "listSchedules",
                        "503 schedules-unavailable",
                        world -> Usual.of("listSchedules", world).under(Sent.Fault.NO_SCHEDULER)),
                Drive.of("getQuota", "200", world -> Usual.of("getQuota", world).with("by", "day"))
                        .noted("by day"),
                Drive.of(
                                "getQuota",
                                "200",
                                world -> Usual.of("getQuota", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a share"),
                Drive.of(
                        "getQuota",
                        "400 malformed-request",
                        world -> Usual.of("getQuota", world).with("by", "week")),
                Drive.of(
                                "getAccount",
                                "200",
                                world -> Usual.of("getAccount", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a bound key"));
    }

    private static Stream<Drive> ofImageKitsStatus() {
        return Stream.of(
                Drive.of(
                                "getFilePurge",
                                "200",
                                world -> Usual.of("getFilePurge", world).with("requestId", world.completed()))
                        .noted("completed"),
                Drive.of(
                        "getFilePurge",
                        "400",
                        world -> Usual.of("getFilePurge", world).with("requestId", nobodys())),
                Drive.of(
                                "getFilePurge",
                                "400",
                                world -> Usual.of("getFilePurge", world).with("requestId", "x"))
                        .noted("no id"));
    }

    private static String nobodys() {
        return "019c0f00-0000-7000-8000-0000000000ff";
    }
}
