package io.edgepurge.local;

import io.edgepurge.local.aws.EmbeddedSqs;
import io.edgepurge.local.aws.QueueEventSource;
import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.dashboard.DashboardPages;
import io.edgepurge.local.docs.ApiPages;
import io.edgepurge.local.function.FunctionHostLocation;
import io.edgepurge.local.function.FunctionHostLocation.AwsEndpoints;
import io.edgepurge.local.function.FunctionLog;
import io.edgepurge.local.gateway.HttpGateway;
import io.edgepurge.local.gateway.StaticPage;
import io.edgepurge.local.lambda.LambdaApi;
import io.edgepurge.local.scheduler.LocalScheduler;
import io.edgepurge.local.template.Template;
import io.edgepurge.local.template.TemplateException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a stack: independent components in parallel, then the servers and pollers. */
final class StackStarter {
    private static final String REGION = "eu-central-1";

    /** The variables that functions inherit from this process. AWS settings are never inherited. */
    private static final List<String> INHERITED_VARIABLES = List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL");

    private final LocalConfig config;
    private final Map<String, String> environment;
    private final FunctionLog log;
    private final EndpointRewriter endpointRewriter;
    private final CloseStack closeStack = new CloseStack();
    private final Clock clock = Clock.systemUTC();

    StackStarter(
            LocalConfig config, Map<String, String> environment, FunctionLog log, EndpointRewriter endpointRewriter) {
        this.config = config;
        this.environment = environment;
        this.log = log;
        this.endpointRewriter = endpointRewriter;
    }

    LocalEdgePurge start() {
        config.ports().requireFree();
        try {
            AwsBackend backend = AwsBackend.of(config, closeStack);
            Template template =
                    Template.read(config.project().resolve("template.yaml"), backend.values(REGION, parameters()));
            return startComponents(template, backend);
        } catch (TemplateException | IllegalArgumentException e) {
            closeStack.close();
            throw new StackStartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            closeStack.close();
            throw e;
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("PollSeconds", String.valueOf(config.pollInterval().toSeconds()));
        parameters.put("SupportContact", "the person who runs this stack (see docs/operators.md)");
        config.behavior().browserOrigin().ifPresent(origin -> parameters.put("BrowserOrigin", origin));
        return parameters;
    }

    private LocalEdgePurge startComponents(Template template, AwsBackend backend) {
        Functions functions = closeStack.register(Functions.of(
                template, function -> hostLocation(endpointRewriter.of(function, endpoints(backend))), log));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<SqsQueues> sqs = threads.submit(() -> backend.createQueues(REGION, template.queues()));
            Future<DemoAccount> account = threads.submit(() -> seedDemoAccount(template, backend));
            Future<LocalCloudFront> cloudFront =
                    threads.submit(() -> closeStack.register(LocalCloudFront.start(config, clock)));
            List<Future<?>> started = Stream.concat(
                            Stream.<Future<?>>of(cloudFront),
                            functions.functions().values().stream().map(function -> threads.submit(function::start)))
                    .collect(Collectors.toList());
            started.forEach(StackStarter::await);
            DemoAccount demo = await(account);
            LocalScheduler scheduler =
                    startServers(template, functions, await(sqs), apiPages(demo).or(dashboard(template)));
            return new LocalEdgePurge(
                    config,
                    closeStack,
                    new LocalEdgePurge.Components(template, functions, scheduler, demo, dashboard(template)));
        }
    }

    private DemoAccount seedDemoAccount(Template template, AwsBackend backend) {
        backend.createTables(template.tables());
        Map<String, String> variables =
                new HashMap<>(hostLocation(endpoints(backend)).environment());
        template.functions().forEach(function -> variables.putAll(function.environment()));
        return DemoAccount.seed(new DemoAccount.SeedConfig(
                variables, Ports.address(config.ports().edge()), config.monthlyQuota()));
    }

    private LocalScheduler startServers(
            Template template, Functions functions, SqsQueues sqs, StaticPage.Lookup apiPages) {
        HttpGateway.Api api = new HttpGateway.Api(
                functions.routes(), template.browserSettings().cors());
        closeStack.register(HttpGateway.start(config.ports().api(), api, apiPages, clock));
        functions
                .functions()
                .forEach((resource, function) -> resource.triggers().queues().stream()
                        .map(trigger -> config.timing().batching() ? trigger : trigger.withWindow(Duration.ZERO))
                        .forEach(trigger -> closeStack.register(
                                QueueEventSource.start(trigger, sqs.queue(trigger.queue()), function, clock))));
        closeStack.register(LambdaApi.start(config.ports().lambda(), functions::find));
        return closeStack.register(startScheduler(
                closeStack.register(new ScheduleTargets(
                        template, functions, sqs, config.timing().timer())),
                template));
    }

    private LocalScheduler startScheduler(ScheduleTargets targets, Template template) {
        String arnPrefix = "arn:aws:scheduler:" + REGION + ":" + EmbeddedSqs.ACCOUNT_ID;
        try {
            return LocalScheduler.start(
                    new LocalScheduler.Address(config.ports().scheduler(), arnPrefix),
                    template.scheduled(),
                    targets,
                    config.timing().timer());
        } catch (IOException e) {
            throw new StackStartException("the EventBridge Scheduler emulator cannot start: " + e.getMessage(), e);
        }
    }

    private ApiPages apiPages(DemoAccount account) {
        return new ApiPages(
                config.project().resolve("docs").resolve("openapi.yaml"),
                account.endpoint().toString(),
                account.key());
    }

    private DashboardPages dashboard(Template template) {
        return new DashboardPages(
                DashboardPages.distOf(config.project()),
                template.browserSettings().pageHeaders());
    }

    private FunctionHostLocation hostLocation(AwsEndpoints endpoints) {
        Map<String, String> inherited = INHERITED_VARIABLES.stream()
                .filter(environment::containsKey)
                .collect(Collectors.toMap(name -> name, environment::get));
        return new FunctionHostLocation(FunctionHostLocation.hostClassPath(), inherited, REGION, endpoints);
    }

    private AwsEndpoints endpoints(AwsBackend backend) {
        return new AwsEndpoints(
                backend.dynamoDb(),
                backend.sqs(),
                Ports.endpoint(config.ports().cloudFront()),
                Ports.endpoint(config.ports().scheduler()));
    }

    private static <T> T await(Future<T> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new StackStartException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackStartException("interrupted", e);
        }
    }
}
