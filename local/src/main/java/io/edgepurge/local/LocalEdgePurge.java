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
 * All of Edge Purge on this machine: what template.yaml describes, over DynamoDB and SQS inside this process or at
 * another stand-in, with each function in a process of its own, and a CloudFront to invalidate. The same that people run is what tests start.
 */
public final class LocalEdgePurge implements AutoCloseable {
    /** The template's group of schedules of purges. */
    private static final String PURGE_SCHEDULES = "PurgeSchedules";

    private static final int NEXT_TIMES = 5;

    private final LocalConfig config;
    private final CloseStack closeStack;
    private final Components components;

    /** What is asked after the start. */
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
     * Returns when everything answers.
     *
     * @param environment this process's variables: functions inherit the likes of {@code PATH}, never AWS settings
     * @throws StackStartException with one line for people; nothing is left running
     */
    public static LocalEdgePurge start(LocalConfig config, Map<String, String> environment, FunctionLog log) {
        return start(config, environment, log, EndpointRewriter.none());
    }

    /** The same with something between the functions and AWS. */
    public static LocalEdgePurge start(
            LocalConfig config, Map<String, String> environment, FunctionLog log, EndpointRewriter endpointRewriter) {
        return new StackStarter(config, environment, log, endpointRewriter).start();
    }

    /** Purges and their status. */
    public URI api() {
        return Ports.address(config.ports().api());
    }

    /** The API's description, to read and to try out. */
    public URI docs() {
        return api().resolve("/docs/");
    }

    /** The web page for callers, where it was built. */
    public Optional<URI> dashboard() {
        return components.dashboard().isBuilt() ? Optional.of(api().resolve("/")) : Optional.empty();
    }

    /** The caching proxy on which purges are seen. */
    public URI edge() {
        return Ports.address(config.ports().edge());
    }

    /** CloudFront's API. */
    public URI cloudFront() {
        return Ports.address(config.ports().cloudFront());
    }

    /** DynamoDB's API. */
    public URI dynamoDb() {
        return config.aws() instanceof AwsBackendLocation.External external
                ? external.dynamoDb()
                : Ports.address(config.ports().dynamoDb());
    }

    /** SQS's API. */
    public URI sqs() {
        return config.aws() instanceof AwsBackendLocation.External external
                ? external.sqs()
                : Ports.address(config.ports().sqs());
    }

    /** EventBridge Scheduler's API. */
    public URI scheduler() {
        return Ports.address(config.ports().scheduler());
    }

    /** The schedules of purges, each with its next five times. */
    public List<LocalScheduler.Upcoming> schedules() {
        return components.scheduler().upcoming(PURGE_SCHEDULES, NEXT_TIMES);
    }

    /** Lambda's invoke call, for the functions of the template. */
    public URI lambda() {
        return Ports.address(config.ports().lambda());
    }

    /** The account to play with. */
    public DemoAccount account() {
        return components.account();
    }

    /** What runs, with the references of this stack resolved. */
    public Template template() {
        return components.template();
    }

    /** Invokes a function directly, by its name in the template, as a schedule or another function would. */
    public InvocationResult invoke(String function, String event) {
        return components.functions().named(function).invoke(event);
    }

    /** Ends everything that was started, the functions' processes too. */
    @Override
    public void close() {
        closeStack.close();
    }
}
