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
import io.edgepurge.local.gateway.Page;
import io.edgepurge.local.lambda.LambdaApi;
import io.edgepurge.local.scheduler.LocalScheduler;
import io.edgepurge.local.template.Template;
import io.edgepurge.local.template.TemplateException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the stack: what does not need one another at once, then what listens and polls. */
final class StackStart {
    private static final String REGION = "eu-central-1";

    /** Of this process's environment a function inherits what every program needs, never AWS settings. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL");

    /** Here an invalidation takes two seconds, and nobody waits longer than he must. */
    private static final Map<String, String> PARAMETERS =
            Map.of("PollSeconds", "2", "SupportContact", "yourself (docs/operators.md)");

    private final LocalConfig config;
    private final Map<String, String> environment;
    private final FunctionLog log;
    private final EndpointRewriter wires;
    private final CloseStack parts = new CloseStack();
    private final Clock clock = Clock.systemUTC();

    StackStart(LocalConfig config, Map<String, String> environment, FunctionLog log, EndpointRewriter wires) {
        this.config = config;
        this.environment = environment;
        this.log = log;
        this.wires = wires;
    }

    LocalEdgePurge start() {
        config.ports().mustBeFree();
        try {
            AwsBackend backing = AwsBackend.of(config, parts);
            Template template =
                    Template.read(config.project().resolve("template.yaml"), backing.values(REGION, parameters()));
            return start(template, backing);
        } catch (TemplateException | IllegalArgumentException e) {
            parts.close();
            throw new StackStartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(PARAMETERS);
        config.behaviour().browserOrigin().ifPresent(origin -> parameters.put("BrowserOrigin", origin));
        return parameters;
    }

    private LocalEdgePurge start(Template template, AwsBackend backing) {
        Functions functions =
                parts.keep(Functions.of(template, function -> place(wires.of(function, aws(backing))), log));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<SqsQueues> sqs = threads.submit(() -> backing.createQueues(REGION, template.queues()));
            Future<DemoAccount> account = threads.submit(() -> accountIn(template, backing));
            Future<LocalCloudFront> cloudFront = threads.submit(() -> parts.keep(LocalCloudFront.start(config, clock)));
            List<Future<?>> started = Stream.concat(
                            Stream.<Future<?>>of(cloudFront),
                            functions.functions().values().stream().map(function -> threads.submit(function::start)))
                    .collect(Collectors.toList());
            started.forEach(StackStart::done);
            DemoAccount demo = done(account);
            LocalScheduler scheduler =
                    open(template, functions, done(sqs), pages(demo).or(dashboard(template)));
            return new LocalEdgePurge(
                    config,
                    parts,
                    new LocalEdgePurge.Running(template, functions, scheduler, demo, dashboard(template)));
        }
    }

    private DemoAccount accountIn(Template template, AwsBackend backing) {
        backing.createTables(template.tables());
        Map<String, String> variables = new HashMap<>(place(aws(backing)).environment());
        template.functions().forEach(function -> variables.putAll(function.environment()));
        return DemoAccount.seed(
                new DemoAccount.Place(variables, Ports.address(config.ports().edge()), config.monthlyQuota()));
    }

    private LocalScheduler open(Template template, Functions functions, SqsQueues sqs, Page.Shelf pages) {
        HttpGateway.Api api =
                new HttpGateway.Api(functions.routes(), template.browsers().cors());
        parts.keep(HttpGateway.start(config.ports().api(), api, pages, clock));
        functions
                .functions()
                .forEach((resource, function) -> resource.triggers()
                        .queues()
                        .forEach(trigger -> parts.keep(
                                QueueEventSource.start(trigger, sqs.queue(trigger.queue()), function, clock))));
        parts.keep(LambdaApi.start(config.ports().lambda(), functions::find));
        return parts.keep(schedulerOver(parts.keep(new ScheduleTargets(template, functions, sqs, clock)), template));
    }

    private LocalScheduler schedulerOver(ScheduleTargets targets, Template template) {
        String arnPrefix = "arn:aws:scheduler:" + REGION + ":" + EmbeddedSqs.ACCOUNT_ID;
        try {
            return LocalScheduler.start(
                    new LocalScheduler.Place(config.ports().scheduler(), arnPrefix),
                    template.scheduled(),
                    targets,
                    clock);
        } catch (IOException e) {
            throw new StackStartException("Scheduler's stand-in does not start: " + e.getMessage(), e);
        }
    }

    private ApiPages pages(DemoAccount account) {
        return new ApiPages(
                config.project().resolve("docs").resolve("openapi.yaml"),
                account.endpoint().toString(),
                account.key());
    }

    private DashboardPages dashboard(Template template) {
        return new DashboardPages(
                DashboardPages.distOf(config.project()), template.browsers().pageHeaders());
    }

    private FunctionHostLocation place(AwsEndpoints aws) {
        Map<String, String> inherited = INHERITED.stream()
                .filter(environment::containsKey)
                .collect(Collectors.toMap(name -> name, environment::get));
        return new FunctionHostLocation(FunctionHostLocation.hostClassPath(), inherited, REGION, aws);
    }

    private AwsEndpoints aws(AwsBackend backing) {
        return new AwsEndpoints(
                backing.dynamoDb(),
                backing.sqs(),
                Ports.endpoint(config.ports().cloudFront()),
                Ports.endpoint(config.ports().scheduler()));
    }

    private static <T> T done(Future<T> part) {
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
