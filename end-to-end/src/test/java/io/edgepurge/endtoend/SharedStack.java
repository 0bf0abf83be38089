package io.edgepurge.endtoend;

import io.edgepurge.local.time.AdvanceableTimer;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects one {@link RunningStack}, started on first use and closed at the end of the JVM's tests, into every test class that
 * asks for it. Starting a stack starts a JVM for each function, so classes share one unless they need special settings.
 *
 * <p>Surefire runs the classes in two JVMs, so a class must not depend on another one. Classes that share the stack use URLs
 * of their own, and an account or a key of their own where the quota matters.
 */
final class SharedStack implements ParameterResolver, BeforeEachCallback {
    /** Enough for all classes together; tests that exhaust a quota bring their own account or key. */
    static final int MONTHLY_QUOTA = 10_000;

    /** The origin of a web page that may call the stack's API. */
    static final String BROWSER_ORIGIN = "http://localhost:5173";

    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(RunningStack.class, RecordingAwsProxy.class, AdvanceableTimer.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = started(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == RunningStack.class) {
            return started.stack();
        }
        return type == RecordingAwsProxy.class ? started.proxy() : started.timer();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        started(context).stack().operator().refillRateLimiter();
    }

    private static Started started(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Started.class, none -> Started.now(), Started.class);
    }

    /** The stack, the proxy between its functions and AWS, and the timer of its schedules. */
    private record Started(RunningStack stack, RecordingAwsProxy proxy, AdvanceableTimer timer)
            implements AutoCloseable {
        static Started now() {
            RecordingAwsProxy proxy = new RecordingAwsProxy();
            AdvanceableTimer timer = new AdvanceableTimer();
            RunningStack stack = RunningStack.openTo(BROWSER_ORIGIN, MONTHLY_QUOTA, proxy, timer);
            stack.operator().liftCloudFrontThrottle();
            return new Started(stack, proxy, timer);
        }

        @Override
        public void close() {
            stack.close();
            proxy.close();
        }
    }
}
