package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import java.util.Map;
import java.util.function.Supplier;

/** The commands that call the HTTP API. */
public final class HttpCommands {
    private HttpCommands() {}

    /** Adds a factory for each command under its name. */
    public static void addTo(Map<String, Supplier<Object>> factories, Session session) {
        factories.put("purge", () -> new PurgeCommand(session));
        factories.put("status", () -> new StatusCommand(session));
        factories.put("list", () -> new ListCommand(session));
        factories.put("quota", () -> new QuotaCommand(session));
        factories.put("cancel", () -> new CancelCommand(session));
    }
}
