package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import java.util.Map;
import java.util.function.Supplier;

/** The commands over HTTP. */
public final class HttpCommands {
    private HttpCommands() {}

    /** Adds them, each by its name. */
    public static void addTo(Map<String, Supplier<Object>> makers, Session session) {
        makers.put("purge", () -> new PurgeCommand(session));
        makers.put("status", () -> new StatusCommand(session));
        makers.put("list", () -> new ListCommand(session));
        makers.put("quota", () -> new QuotaCommand(session));
        makers.put("cancel", () -> new CancelCommand(session));
    }
}
