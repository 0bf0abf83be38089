package io.edgepurge.local;

import io.edgepurge.local.dashboard.DashboardPages;
import io.edgepurge.local.function.FunctionLog;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.scheduler.LocalScheduler;
import io.edgepurge.local.template.Template;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the whole service on this machine: the functions of template.yaml in their own processes, DynamoDB, SQS and a
 * CloudFront simulator. Users and tests start the same stack.
 */
public final class LocalEdgePurge implements AutoCloseable {
    /** The template's schedule group for scheduled purges. */
    private static final String PURGE_SCHEDULES = "PurgeSchedules";

    private static final int NEXT_TIMES = 5;

    private final LocalConfig config;
    private final CloseStack closeStack;
    private final Components components;

    /** The components that are read after the start. */
    record Components(
            Template template,
            Functions functions,
            LocalScheduler scheduler,
            DemoAccount account,
            DashboardPages dashboard) {}

    LocalEdgePurge(LocalConfig config, CloseStack closeStack, Components components) {
        this.config = config;
        this.closeStack = closeStack;
        this.components = components;
    }

    /**
     * Starts the stack and returns when every component answers.
     *
     * @param environment the variables of this process; functions inherit variables such as {@code PATH}, never AWS settings
     * @throws StackStartException if the stack cannot start; the message is one line for users, and no process is left
     *     running
     */
    public static LocalEdgePurge start(LocalConfig config, Map<String, String> environment, FunctionLog log) {
        return start(config, environment, log, EndpointRewriter.none());
    }

    /** Starts the stack with a rewriter for the functions' AWS endpoints. */
    public static LocalEdgePurge start(
            LocalConfig config, Map<String, String> environment, FunctionLog log, EndpointRewriter endpointRewriter) {
        return new StackStarter(config, environment, log, endpointRewriter).start();
    }

    /** Returns the URL of the purge API. */
    public URI api() {
        return Ports.address(config.ports().api());
    }

    /** Returns the URL of the interactive API reference. */
    public URI docs() {
        return api().resolve("/docs/");
    }

    /** Returns the URL of the dashboard; empty if it has not been built. */
    public Optional<URI> dashboard() {
        return components.dashboard().isBuilt() ? Optional.of(api().resolve("/")) : Optional.empty();
    }

    /** Returns the URL of the edge cache. */
    public URI edge() {
        return Ports.address(config.ports().edge());
    }

    /** Returns the URL of the CloudFront API simulator. */
    public URI cloudFront() {
        return Ports.address(config.ports().cloudFront());
    }

    /** Returns the URL of DynamoDB. */
    public URI dynamoDb() {
        return config.aws() instanceof AwsBackendLocation.External external
                ? external.dynamoDb()
                : Ports.address(config.ports().dynamoDb());
    }

    /** Returns the URL of SQS. */
    public URI sqs() {
        return config.aws() instanceof AwsBackendLocation.External external
                ? external.sqs()
                : Ports.address(config.ports().sqs());
    }

    /** Returns the URL of the EventBridge Scheduler emulator. */
    public URI scheduler() {
        return Ports.address(config.ports().scheduler());
    }

    /** Returns the purge schedules, each with its next five runs. */
    public List<LocalScheduler.Upcoming> schedules() {
        return components.scheduler().upcoming(PURGE_SCHEDULES, NEXT_TIMES);
    }

    /** Returns the URL of the Lambda {@code Invoke} emulator. */
    public URI lambda() {
        return Ports.address(config.ports().lambda());
    }

    /** Returns the demo account. */
    public DemoAccount account() {
        return components.account();
    }

    /** Returns the template with its references resolved to this stack. */
    public Template template() {
        return components.template();
    }

    /** Invokes a function by its name in the template, as a schedule or another function would. */
    public InvocationResult invoke(String function, String event) {
        return components.functions().named(function).invoke(event);
    }

    /** Stops every component, including the functions' processes. */
    @Override
    public void close() {
        closeStack.close();
    }
}
