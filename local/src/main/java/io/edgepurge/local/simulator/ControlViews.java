package io.edgepurge.local.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Converts the state of the simulator into maps that become JSON. */
final class ControlViews {
    private static final double MILLIS_PER_SECOND = 1_000;

    private ControlViews() {}

    static Map<String, Object> requestLog(RequestLog requestLog) {
        Map<String, Object> calls = new LinkedHashMap<>();
        requestLog.calls().forEach((operation, count) -> calls.put(operation.wireName(), count));
        Map<String, Object> most = new LinkedHashMap<>();
        requestLog
                .mostInProgress()
                .forEach((distribution, limits) ->
                        most.put(distribution, Map.of("files", limits.files(), "wildcards", limits.wildcards())));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("calls", calls);
        view.put("refusals", requestLog.refusals());
        view.put("repeats", requestLog.repeats());
        view.put("pathsBilled", requestLog.pathsBilled());
        view.put("mostInProgress", most);
        view.put("callerReferences", requestLog.callerReferences());
        view.put(
                "invalidations",
                requestLog.invalidations().stream().map(ControlViews::entry).toList());
        return view;
    }

    static Map<String, Object> clock(SimulatorControl controls) {
        return Map.of(
                "mode",
                controls.clockIsStopped() ? "stopped" : "running",
                "now",
                controls.now().toString());
    }

    static Map<String, Object> settings(SimulatorSettings settings) {
        return Map.of(
                "invalidationSeconds", settings.invalidationTime().toMillis() / MILLIS_PER_SECOND,
                "filesInProgress", settings.limits().files(),
                "wildcardsInProgress", settings.limits().wildcards(),
                "throttle", settings.throttle().on(),
                "callsPerSecond", settings.throttle().callsPerSecond(),
                "burst", settings.throttle().burst(),
                "unconfiguredTags", settings.unconfiguredTags().jsonName());
    }

    static Map<String, Object> distribution(Distribution distribution) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", distribution.id());
        view.put("hosts", distribution.hosts());
        distribution.tagHeader().ifPresent(name -> view.put("tagHeader", name));
        view.put(
                "tenants",
                distribution.tenants().stream()
                        .map(tenant -> Map.of("id", tenant.id(), "hosts", tenant.hosts()))
                        .toList());
        view.put("queryInKey", distribution.cache().queryInKey());
        distribution.cache().rewrittenFolder().ifPresent(folder -> view.put("rewrittenFolder", folder));
        view.put("ignoredPaths", distribution.cache().ignoredPaths());
        return view;
    }

    private static Map<String, Object> entry(RequestLog.Entry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", entry.id());
        view.put("distribution", entry.distribution());
        view.put("callerReference", entry.callerReference());
        view.put("paths", entry.paths());
        view.put("status", entry.times().completedAt().isPresent() ? "Completed" : "InProgress");
        view.put("createdAt", entry.times().createdAt().toString());
        entry.times().completedAt().ifPresent(at -> view.put("completedAt", at.toString()));
        return view;
    }
}
