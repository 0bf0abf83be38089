package io.edgepurge.log;

import java.time.Clock;

/**
 * Makes every {@link System.Logger} of a function write JSON lines. The JDK finds it by a service file that is in the
 * functions' jars alone: programs that have this module on their class path keep their loggers.
 */
public final class JsonLoggerFinder extends System.LoggerFinder {
    private final FunctionOutput output = FunctionOutput.of(System.getenv(), Clock.systemUTC());

    /** Called by the JDK, when a logger is first asked for. */
    public JsonLoggerFinder() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new JsonLogger(name, output);
    }
}
