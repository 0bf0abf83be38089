package io.edgepurge.local;

import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.function.AsyncFunction;
import io.edgepurge.local.function.AsyncFunction.RetryPolicy;
import io.edgepurge.local.scheduler.Targets;
import io.edgepurge.local.template.FunctionResource.EventInvokeConfig;
import io.edgepurge.local.template.QueueResource;
import io.edgepurge.local.template.Template;
import io.edgepurge.local.time.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Delivers schedules to the template's queues and functions. */
final class ScheduleTargets implements Targets, AutoCloseable {
    private static final String QUEUE = ":sqs:";
    private static final String FUNCTION = ":lambda:";

    private final Map<String, Consumer<String>> queues;
    private final Map<String, AsyncFunction> functions = new HashMap<>();

    ScheduleTargets(Template template, Functions functions, SqsQueues sqs, Timer timer) {
        this.queues = template.queues().stream()
                .map(QueueResource::name)
                .collect(Collectors.toMap(name -> name, name -> sqs.queue(name)::send));
        functions.functions().forEach((resource, function) -> {
            EventInvokeConfig settings = resource.triggers().eventInvokeConfig();
            RetryPolicy retryPolicy =
                    new RetryPolicy(resource.name(), settings.maxRetryAttempts(), failureDestination(settings));
            this.functions.put(resource.name(), new AsyncFunction(function, retryPolicy, timer));
        });
    }

    private Consumer<String> failureDestination(EventInvokeConfig settings) {
        return settings.failureQueue()
                .flatMap(queue -> Optional.ofNullable(queues.get(queue)))
                .orElse(_ -> {});
    }

    @Override
    public boolean deliver(String arn, String payload) {
        Optional<Consumer<String>> target = find(arn);
        target.ifPresent(known -> known.accept(payload));
        return target.isPresent();
    }

    /**
     * Finds a target by the name in {@code arn:aws:sqs:REGION:ACCOUNT:NAME} or
     * {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS}.
     */
    private Optional<Consumer<String>> find(String arn) {
        String[] parts = arn.split(":", -1);
        if (arn.contains(QUEUE)) {
            return Optional.ofNullable(queues.get(parts[parts.length - 1]));
        }
        return arn.contains(FUNCTION) && parts.length > 6
                ? Optional.ofNullable(functions.get(parts[6])).map(function -> function::invokeAsync)
                : Optional.empty();
    }

    @Override
    public void close() {
        functions.values().forEach(AsyncFunction::close);
    }
}
