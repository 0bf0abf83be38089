package io.edgepurge.conformance.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may befall the operations that take parameters only. */
final class ReadOperations {
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

    private ReadOperations() {}

    static Stream<DrivenCase> drives() {
        return Stream.of(ofTheList(), ofOnePurge(), ofCancelling(), ofTheAccount(), ofImageKitsStatus())
                .flatMap(drives -> drives);
    }

    private static Stream<DrivenCase> ofTheList() {
        return Stream.of(
                        GOOD.entrySet().stream().flatMap(good -> each("200", good)),
                        BAD.entrySet().stream().flatMap(bad -> each("400 malformed-request", bad)),
                        Stream.of(
                                DrivenCase.of("listPurges", "200", ReadOperations::secondPage)
                                        .noted("the second page"),
                                DrivenCase.of(
                                                "listPurges",
                                                "200",
                                                world -> DefaultRequests.of("listPurges", world)
                                                        .with("from", "2026-02-01T00:00:00Z")
                                                        .with("to", "2026-01-01T00:00:00Z"))
                                        .noted("to before from")))
                .flatMap(drives -> drives);
    }

    private static Stream<DrivenCase> each(String outcome, Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .map(value -> DrivenCase.of(
                                "listPurges",
                                outcome,
                                world -> DefaultRequests.of("listPurges", world).with(parameter.getKey(), value))
                        .noted(parameter.getKey() + "=" + value));
    }

    private static SentRequest secondPage(World world) {
        world.waiting();
        world.waiting();
        SentRequest first = DefaultRequests.of("listPurges", world).with("limit", "1");
        return first.with("cursor", World.json(world.send(first)).path("next").asText());
    }

    private static Stream<DrivenCase> ofOnePurge() {
        return Stream.of(
                DrivenCase.of(
                                "getPurge",
                                "200",
                                world -> DefaultRequests.of("getPurge", world).with("id", world.completed()))
                        .noted("completed"),
                DrivenCase.of(
                        "getPurge",
                        "304",
                        world -> DefaultRequests.of("getPurge", world).with("If-None-Match", "*")),
                DrivenCase.of("getPurge", "304", ReadOperations::knownAlready).noted("by its tag"),
                DrivenCase.of(
                                "getPurge",
                                "200",
                                world -> DefaultRequests.of("getPurge", world).with("If-None-Match", "\"x\""))
                        .noted("changed"),
                DrivenCase.of(
                        "getPurge",
                        "404 purge-not-found",
                        world -> DefaultRequests.of("getPurge", world).with("id", nobodys())),
                DrivenCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> DefaultRequests.of("getPurge", world).with("id", "no-such-id"))
                        .noted("no id"),
                DrivenCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> DefaultRequests.of("getPurge", world).with("id", "%" + "é/ ".repeat(300)))
                        .noted("a long one with everything"),
                DrivenCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                world -> DefaultRequests.of("getPurge", world)
                                        .as(world.keys().poor()))
                        .noted("another account's"));
    }

    private static SentRequest knownAlready(World world) {
        SentRequest first = DefaultRequests.of("getPurge", world).with("id", world.completed());
        String tag = world.send(first).headers().firstValue("ETag").orElseThrow();
        return first.with("If-None-Match", "\"x\", W/" + tag);
    }

    private static Stream<DrivenCase> ofCancelling() {
        return Stream.of(
                DrivenCase.of("cancelPurge", "200", world -> {
                            SentRequest sent = DefaultRequests.of("cancelPurge", world);
                            world.send(sent);
                            return sent;
                        })
                        .noted("again"),
                DrivenCase.of(
                        "cancelPurge",
                        "404 purge-not-found",
                        world -> DefaultRequests.of("cancelPurge", world).with("id", nobodys())),
                DrivenCase.of(
                        "cancelPurge",
                        "409 too-late-to-cancel",
                        world -> DefaultRequests.of("cancelPurge", world).with("id", world.completed())),
                DrivenCase.of(
                        "cancelPurge",
                        "503 busy",
                        world -> DefaultRequests.of("cancelPurge", world).under(SentRequest.Fault.CONFLICTS)));
    }

    private static Stream<DrivenCase> ofTheAccount() {
        return Stream.of(
                DrivenCase.of(
                        "listSchedules",
                        "503 schedules-unavailable",
                        world -> DefaultRequests.of("listSchedules", world).under(SentRequest.Fault.NO_SCHEDULER)),
                DrivenCase.of(
                                "getQuota",
                                "200",
                                world -> DefaultRequests.of("getQuota", world).with("by", "day"))
                        .noted("by day"),
                DrivenCase.of(
                                "getQuota",
                                "200",
                                world -> DefaultRequests.of("getQuota", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a share"),
                DrivenCase.of(
                        "getQuota",
                        "400 malformed-request",
                        world -> DefaultRequests.of("getQuota", world).with("by", "week")),
                DrivenCase.of(
                                "getAccount",
                                "200",
                                world -> DefaultRequests.of("getAccount", world)
                                        .as(world.keys().bound(100)))
                        .noted("with a bound key"));
    }

    private static Stream<DrivenCase> ofImageKitsStatus() {
        return Stream.of(
                DrivenCase.of(
                                "getFilePurge",
                                "200",
                                world -> DefaultRequests.of("getFilePurge", world)
                                        .with("requestId", world.completed()))
                        .noted("completed"),
                DrivenCase.of(
                        "getFilePurge",
                        "400",
                        world -> DefaultRequests.of("getFilePurge", world).with("requestId", nobodys())),
                DrivenCase.of(
                                "getFilePurge",
                                "400",
                                world -> DefaultRequests.of("getFilePurge", world)
                                        .with("requestId", "x"))
                        .noted("no id"));
    }

    private static String nobodys() {
        return "019c0f00-0000-7000-8000-0000000000ff";
    }
}
