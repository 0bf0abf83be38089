package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.ControlBody.required;

import io.edgepurge.local.edge.EdgeCacheSettings;
import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import io.edgepurge.local.simulator.SimulatorSettings.Throttle;
import io.edgepurge.local.simulator.SimulatorSettings.UnconfiguredTags;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Performs control requests. An invalid field changes nothing. */
final class ControlRequests {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final SimulatorControl controls;

    ControlRequests(SimulatorControl controls) {
        this.controls = controls;
    }

    void clock(InputStream json) throws IOException {
        ControlBody body = ControlBody.read(json, "mode", "advanceSeconds");
        String mode = body.text("mode").orElse(controls.clockIsStopped() ? "stopped" : "running");
        Duration forward = seconds(body.number("advanceSeconds").orElse(0.0));
        if (!Set.of("stopped", "running").contains(mode)) {
            throw new BadControlException("mode", "must be \"stopped\" or \"running\"");
        }
        if (mode.equals("running") && forward.isPositive()) {
            throw new BadControlException("advanceSeconds", "requires a stopped clock: \"mode\":\"stopped\"");
        }
        if (mode.equals("running")) {
            controls.resumeClock();
        } else {
            controls.stopClock();
            controls.advanceClock(forward);
        }
    }

    void settings(InputStream json) throws IOException {
        ControlBody body = ControlBody.read(
                json,
                "invalidationSeconds",
                "filesInProgress",
                "wildcardsInProgress",
                "throttle",
                "callsPerSecond",
                "burst",
                "unconfiguredTags");
        SimulatorSettings now = controls.settings();
        Duration time =
                body.number("invalidationSeconds").map(ControlRequests::seconds).orElse(now.invalidationTime());
        InProgressLimits limits = new InProgressLimits(
                body.wholeNumber("filesInProgress").orElse(now.limits().files()),
                body.wholeNumber("wildcardsInProgress").orElse(now.limits().wildcards()));
        controls.change(new SimulatorSettings(
                time, limits, throttle(body, now.throttle()), unconfiguredTags(body, now.unconfiguredTags())));
    }

    void faults(InputStream json) throws IOException {
        ControlBody body = ControlBody.read(json, "fault", "calls", "milliseconds", "operation");
        Fault fault = fault(body);
        int calls = body.wholeNumber("calls").orElse(1);
        if (calls < 1) {
            throw new BadControlException("calls", "must be at least 1");
        }
        controls.injectFault(fault, calls, operations(body));
    }

    void permission(InputStream json) throws IOException {
        ControlBody body = ControlBody.read(json, "granted");
        if (required("granted", body.flag("granted"))) {
            controls.restorePermission();
        } else {
            controls.revokePermission();
        }
    }

    void poison(InputStream json) throws IOException {
        controls.poison(required("path", ControlBody.read(json, "path").text("path")));
    }

    void distribution(InputStream json) throws IOException {
        ControlBody body = ControlBody.read(
                json, "id", "hosts", "tagHeader", "tenants", "queryInKey", "rewrittenFolder", "ignoredPaths");
        String id = required("id", body.text("id"));
        try {
            controls.configure(new Distribution(
                    id,
                    body.texts("hosts"),
                    body.text("tagHeader"),
                    body.objects("tenants", "id", "hosts").stream()
                            .map(tenant -> new Distribution.Tenant(
                                    required("tenants.id", tenant.text("id")), tenant.texts("hosts")))
                            .toList(),
                    new EdgeCacheSettings(
                            body.flag("queryInKey").orElse(true),
                            body.text("rewrittenFolder"),
                            body.texts("ignoredPaths"))));
        } catch (IllegalArgumentException e) {
            throw new BadControlException("id, hosts, tenants or rewrittenFolder", String.valueOf(e.getMessage()));
        }
    }

    private static Throttle throttle(ControlBody body, Throttle now) {
        double rate = body.number("callsPerSecond").orElse(now.callsPerSecond());
        int burst = body.wholeNumber("burst").orElse(now.burst());
        if (rate == 0) {
            throw new BadControlException("callsPerSecond", "must be greater than 0");
        }
        if (burst == 0) {
            throw new BadControlException("burst", "must be at least 1");
        }
        return new Throttle(body.flag("throttle").orElse(now.on()), rate, burst);
    }

    private static UnconfiguredTags unconfiguredTags(ControlBody body, UnconfiguredTags now) {
        return body.text("unconfiguredTags")
                .map(name -> Arrays.stream(UnconfiguredTags.values())
                        .filter(value -> value.jsonName().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new BadControlException("unconfiguredTags", "must be \"refused\" or \"ignored\"")))
                .orElse(now);
    }

    private static Fault fault(ControlBody body) {
        return switch (required("fault", body.text("fault"))) {
            case "fail-before" -> new Fault.FailBefore();
            case "lose-answer" -> new Fault.LoseAnswer();
            case "slow" ->
                new Fault.Slow(Duration.ofMillis(required("milliseconds", body.wholeNumber("milliseconds"))));
            default -> throw new BadControlException("fault", "must be \"fail-before\", \"lose-answer\" or \"slow\"");
        };
    }

    private static Set<Operation> operations(ControlBody body) {
        return body.text("operation")
                .map(name -> Set.of(Arrays.stream(Operation.values())
                        .filter(operation -> operation.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new BadControlException("operation", "must be an operation of the simulator"))))
                .orElse(Operation.ON_INVALIDATIONS);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND));
    }
}
