package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.TestRequest.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Cases of every operation: its default request, all kinds of keys, and faults behind the API. */
record CommonCases(Operation operation) {
    /** The operation that also meets a fault that the AWS SDK retries. One is enough, because it waits for seconds. */
    private static final String RETRIED = "createPurge";

    static Stream<ApiCase> all(Document document) {
        return document.operations().stream().map(CommonCases::new).flatMap(CommonCases::all);
    }

    private Stream<ApiCase> all() {
        ApiCase usual = apiCase(success(), "");
        return Stream.of(ofScopes(), ofKeys(usual), ofFaults()).flatMap(cases -> cases);
    }

    private Stream<ApiCase> ofScopes() {
        return operation.scopes().stream()
                .map(scopes -> ApiCase.of(
                                operation.id(), success(), stack -> DefaultRequests.of(operation.id(), scopes, stack))
                        .noted("with a key for " + scopes));
    }

    private Stream<ApiCase> ofKeys(ApiCase usual) {
        Set<String> scopes = new HashSet<>();
        operation.scopes().forEach(scopes::addAll);
        Stream<ApiCase> lacking = scopes.isEmpty()
                ? Stream.empty()
                : Stream.of(ApiCase.of(
                                operation.id(),
                                outcome("403", "not-allowed"),
                                stack -> DefaultRequests.of(operation.id(), stack)
                                        .as(stack.keys().allBut(scopes)))
                        .noted("with a key that lacks the scope"));
        ApiCase parameter = operation.passesOverQueryParameters() ? usual : apiCase("400", "malformed-request");
        return Stream.concat(
                lacking,
                Stream.of(
                        apiCase("401", "not-authenticated").but(TestRequest::asNobody),
                        apiCase("403", "key-unknown").but(sent -> sent.as("private_unknown")),
                        parameter.but(sent -> sent.with("dryRun", "true")).noted("with an unknown parameter")));
    }

    private Stream<ApiCase> ofFaults() {
        return Stream.concat(
                operation.id().equals(RETRIED)
                        ? Stream.of(apiCase("503", "unavailable")
                                .under(Fault.FAILING_RECORDS)
                                .noted("after the retries of the AWS SDK"))
                        : Stream.empty(),
                Stream.of(
                        apiCase("503", "unavailable").under(Fault.NO_RECORDS),
                        // A new key, because functions cache accounts.
                        apiCase("500", "internal-error")
                                .but(sent -> sent.as("private_" + System.nanoTime()))
                                .under(Fault.STRANGE_RECORDS),
                        apiCase("default", "").under(Fault.BROKEN_FUNCTION)));
    }

    private ApiCase apiCase(String status, String problem) {
        return ApiCase.of(operation.id(), outcome(status, problem), stack -> DefaultRequests.of(operation.id(), stack));
    }

    /** ImageKit's calls return no problem documents. */
    private String outcome(String status, String problem) {
        return isImageKits() || problem.isEmpty() ? status : status + " " + problem;
    }

    private boolean isImageKits() {
        return List.of("purgeFile", "getFilePurge").contains(operation.id());
    }

    private String success() {
        return operation.responses().keySet().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElseThrow();
    }
}
