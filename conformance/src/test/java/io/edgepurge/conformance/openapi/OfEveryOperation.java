package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.SentRequest.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What may befall every operation: its usual request, keys of all kinds, and faults behind the API. */
record OfEveryOperation(Operation operation) {

    static Stream<DrivenCase> drives(Document document) {
        return document.operations().stream().map(OfEveryOperation::new).flatMap(OfEveryOperation::drives);
    }

    private Stream<DrivenCase> drives() {
        DrivenCase usual = drive(success(), "");
        return Stream.of(ofScopes(), ofKeys(usual), ofFaults()).flatMap(drives -> drives);
    }

    private Stream<DrivenCase> ofScopes() {
        return operation.scopes().stream()
                .map(scopes -> DrivenCase.of(
                                operation.id(), success(), world -> DefaultRequests.of(operation.id(), scopes, world))
                        .noted("with a key for " + scopes));
    }

    private Stream<DrivenCase> ofKeys(DrivenCase usual) {
        Set<String> scopes = new HashSet<>();
        operation.scopes().forEach(scopes::addAll);
        Stream<DrivenCase> lacking = scopes.isEmpty()
                ? Stream.empty()
                : Stream.of(DrivenCase.of(
                                operation.id(),
                                outcome("403", "not-allowed"),
                                world -> DefaultRequests.of(operation.id(), world)
                                        .as(world.keys().allBut(scopes)))
                        .noted("with a key for other things"));
        DrivenCase parameter = operation.passesOverQueryParameters() ? usual : drive("400", "malformed-request");
        return Stream.concat(
                lacking,
                Stream.of(
                        drive("401", "not-authenticated").but(SentRequest::asNobody),
                        drive("403", "key-unknown").but(sent -> sent.as("private_nobody")),
                        parameter
                                .but(sent -> sent.with("dryRun", "true"))
                                .noted("with a parameter that there is not")));
    }

    private Stream<DrivenCase> ofFaults() {
        return Stream.of(
                drive("503", "unavailable").under(Fault.NO_RECORDS),
                // a key that no function remembers
                drive("500", "internal-error")
                        .but(sent -> sent.as("private_" + System.nanoTime()))
                        .under(Fault.STRANGE_RECORDS),
                drive("default", "").under(Fault.BROKEN_FUNCTION));
    }

    private DrivenCase drive(String status, String problem) {
        return DrivenCase.of(
                operation.id(), outcome(status, problem), world -> DefaultRequests.of(operation.id(), world));
    }

    /** ImageKit's calls have no problems. */
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
