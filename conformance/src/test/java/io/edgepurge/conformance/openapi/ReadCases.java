package io.edgepurge.conformance.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cases of the operations with parameters only. */
final class ReadCases {
    private static final Map<String, List<String>> GOOD = Map.of(
            "limit", List.of("1", "100"),
            "order", List.of("asc", "desc"),
            "status", List.of("queued", "submitted", "completed", "failed", "cancelled"),
            "source", List.of("api", "imagekit", "invoke", "schedule", "operator"),
            "from", List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5+01:00", "9999-12-31T23:59:59Z"),
            "to", List.of("2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            "verification", List.of("stale", "unknown", "fresh"),
            "q", List.of("https://", "x", ""));

    private static final Map<String, List<String>> BAD = Map.of(
            "limit", List.of("0", "101", "-1", "1.5", "ten", ""),
            "order", List.of("up", "ASC", ""),
            "status", List.of("Failed", ""),
            "source", List.of("lambda"),
            "from", List.of("2026-01-01", "yesterday", "2026-01-01T00:00:00"),
            "to", List.of("2026-02-30T00:00:00Z"),
            "verification", List.of("pending", ""),
            "cursor", List.of(""));

    private ReadCases() {}

    static Stream<ApiCase> all() {
        return Stream.of(ofTheList(), ofOnePurge(), ofCancelling(), ofVerifying(), ofTheAccount(), ofImageKitsStatus())
                .flatMap(cases -> cases);
    }

    private static Stream<ApiCase> ofTheList() {
        return Stream.of(
                        GOOD.entrySet().stream().flatMap(good -> each("200", good)),
                        BAD.entrySet().stream().flatMap(bad -> each("400 malformed-request", bad)),
                        Stream.of(
                                ApiCase.of("listPurges", "200", ReadCases::secondPage)
                                        .noted("the second page"),
                                ApiCase.of(
                                                "listPurges",
                                                "200",
                                                stack -> DefaultRequests.of("listPurges", stack)
                                                        .with("from", "2026-02-01T00:00:00Z")
                                                        .with("to", "2026-01-01T00:00:00Z"))
                                        .noted("to before from")))
                .flatMap(cases -> cases);
    }

    private static Stream<ApiCase> each(String outcome, Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .map(value -> ApiCase.of(
                                "listPurges",
                                outcome,
                                stack -> DefaultRequests.of("listPurges", stack).with(parameter.getKey(), value))
                        .noted(parameter.getKey() + "=" + value));
    }

    private static TestRequest secondPage(DocumentedStack stack) {
        stack.waiting();
        stack.waiting();
        TestRequest first = DefaultRequests.of("listPurges", stack).with("limit", "1");
        return first.with(
                "cursor", DocumentedStack.json(stack.send(first)).path("next").asText());
    }

    private static Stream<ApiCase> ofOnePurge() {
        return Stream.of(
                ApiCase.of(
                                "getPurge",
                                "200",
                                stack -> DefaultRequests.of("getPurge", stack).with("id", stack.completed()))
                        .noted("completed"),
                ApiCase.of(
                        "getPurge",
                        "304",
                        stack -> DefaultRequests.of("getPurge", stack).with("If-None-Match", "*")),
                ApiCase.of("getPurge", "304", ReadCases::notModified).noted("by its tag"),
                ApiCase.of(
                                "getPurge",
                                "200",
                                stack -> DefaultRequests.of("getPurge", stack).with("If-None-Match", "\"x\""))
                        .noted("changed"),
                ApiCase.of(
                        "getPurge",
                        "404 purge-not-found",
                        stack -> DefaultRequests.of("getPurge", stack).with("id", unknownId())),
                ApiCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                stack -> DefaultRequests.of("getPurge", stack).with("id", "no-such-id"))
                        .noted("not an ID"),
                ApiCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                stack -> DefaultRequests.of("getPurge", stack).with("id", "%" + "é/ ".repeat(300)))
                        .noted("a long ID with special characters"),
                ApiCase.of(
                                "getPurge",
                                "404 purge-not-found",
                                stack -> DefaultRequests.of("getPurge", stack)
                                        .as(stack.keys().poor()))
                        .noted("another account's"));
    }

    private static TestRequest notModified(DocumentedStack stack) {
        TestRequest first = DefaultRequests.of("getPurge", stack).with("id", stack.completed());
        String tag = stack.send(first).headers().firstValue("ETag").orElseThrow();
        return first.with("If-None-Match", "\"x\", W/" + tag);
    }

    private static Stream<ApiCase> ofCancelling() {
        return Stream.of(
                ApiCase.of("cancelPurge", "200", stack -> {
                            TestRequest sent = DefaultRequests.of("cancelPurge", stack);
                            stack.send(sent);
                            return sent;
                        })
                        .noted("again"),
                ApiCase.of(
                        "cancelPurge",
                        "404 purge-not-found",
                        stack -> DefaultRequests.of("cancelPurge", stack).with("id", unknownId())),
                ApiCase.of(
                        "cancelPurge",
                        "409 too-late-to-cancel",
                        stack -> DefaultRequests.of("cancelPurge", stack).with("id", stack.completed())),
                ApiCase.of(
                        "cancelPurge",
                        "503 busy",
                        stack -> DefaultRequests.of("cancelPurge", stack).under(TestRequest.Fault.CONFLICTS)));
    }

    private static Stream<ApiCase> ofVerifying() {
        return Stream.of(
                ApiCase.of(
                                "getPurge",
                                "200",
                                stack -> DefaultRequests.of("getPurge", stack).with("id", stack.verified()))
                        .noted("verified"),
                ApiCase.of(
                        "verifyPurge",
                        "404 purge-not-found",
                        stack -> TestRequest.to("verifyPurge", stack.keys().demo())
                                .with("id", unknownId())),
                ApiCase.of(
                        "verifyPurge",
                        "409 not-verifiable",
                        stack -> TestRequest.to("verifyPurge", stack.keys().demo())
                                .with("id", stack.waiting())),
                ApiCase.of(
                        "verifyPurge",
                        "429 verified-recently",
                        stack -> TestRequest.to("verifyPurge", stack.keys().demo())
                                .with("id", stack.verified())));
    }

    private static Stream<ApiCase> ofTheAccount() {
        return Stream.of(
                ApiCase.of(
                        "listSchedules",
                        "503 schedules-unavailable",
                        stack -> DefaultRequests.of("listSchedules", stack).under(TestRequest.Fault.NO_SCHEDULER)),
                ApiCase.of(
                                "getQuota",
                                "200",
                                stack -> DefaultRequests.of("getQuota", stack).with("by", "day"))
                        .noted("by day"),
                ApiCase.of(
                                "getQuota",
                                "200",
                                stack -> DefaultRequests.of("getQuota", stack)
                                        .as(stack.keys().bound(100)))
                        .noted("with a share"),
                ApiCase.of(
                        "getQuota",
                        "400 malformed-request",
                        stack -> DefaultRequests.of("getQuota", stack).with("by", "week")),
                ApiCase.of(
                                "getAccount",
                                "200",
                                stack -> DefaultRequests.of("getAccount", stack)
                                        .as(stack.keys().bound(100)))
                        .noted("with a bound key"));
    }

    private static Stream<ApiCase> ofImageKitsStatus() {
        return Stream.of(
                ApiCase.of(
                                "getFilePurge",
                                "200",
                                stack -> DefaultRequests.of("getFilePurge", stack)
                                        .with("requestId", stack.completed()))
                        .noted("completed"),
                ApiCase.of(
                        "getFilePurge",
                        "400",
                        stack -> DefaultRequests.of("getFilePurge", stack).with("requestId", unknownId())),
                ApiCase.of(
                                "getFilePurge",
                                "400",
                                stack -> DefaultRequests.of("getFilePurge", stack)
                                        .with("requestId", "x"))
                        .noted("not an ID"));
    }

    private static String unknownId() {
        return "019c0f00-0000-7000-8000-0000000000ff";
    }
}
