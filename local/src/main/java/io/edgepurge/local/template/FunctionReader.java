package io.edgepurge.local.template;

import io.edgepurge.local.template.FunctionResource.Code;
import io.edgepurge.local.template.FunctionResource.EventInvokeConfig;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import io.edgepurge.local.template.FunctionResource.Limits;
import io.edgepurge.local.template.FunctionResource.QueueTrigger;
import io.edgepurge.local.template.FunctionResource.Triggers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a function's properties, with the template's {@code Globals} as defaults.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">
 *     AWS::Serverless::Function, with its defaults</a>
 */
final class FunctionReader {
    private static final int LAMBDA_TIMEOUT_SECONDS = 3;
    private static final int LAMBDA_MEMORY_MEGABYTES = 128;
    private static final int SQS_BATCH_SIZE = 10;
    private static final int LAMBDA_RETRY_ATTEMPTS = 2;

    private final Path template;
    private final Properties globals;

    FunctionReader(Path template, Properties globals) {
        this.template = template;
        this.globals = globals;
    }

    FunctionResource read(String name, Properties function) {
        return new FunctionResource(
                name,
                new Code(template.resolveSibling(function.text("CodeUri")), function.text("Handler")),
                limits(function),
                environment(function),
                new Triggers(routes(function), queues(function), eventInvokeConfig(function)));
    }

    private Limits limits(Properties function) {
        return new Limits(
                function.seconds("Timeout", wholeNumber(globals, "Timeout", LAMBDA_TIMEOUT_SECONDS)),
                wholeNumber(function, "MemorySize", wholeNumber(globals, "MemorySize", LAMBDA_MEMORY_MEGABYTES)));
    }

    private static int wholeNumber(Properties properties, String property, int fallback) {
        return properties.findWholeNumber(property).orElse(fallback);
    }

    private Map<String, String> environment(Properties function) {
        Map<String, String> environment = new TreeMap<>();
        Stream.of(globals, function)
                .map(owner -> owner.child("Environment").child("Variables"))
                .forEach(variables -> variables.names().forEach(name -> environment.put(name, variables.text(name))));
        return environment;
    }

    private static List<HttpRoute> routes(Properties function) {
        return events(function, "HttpApi").map(FunctionReader::route).toList();
    }

    private static HttpRoute route(Properties event) {
        return new HttpRoute(event.text("Method").toUpperCase(Locale.ROOT), event.text("Path"));
    }

    private static List<QueueTrigger> queues(Properties function) {
        return events(function, "SQS").map(FunctionReader::queueTrigger).toList();
    }

    private static EventInvokeConfig eventInvokeConfig(Properties function) {
        Properties config = function.child("EventInvokeConfig");
        Properties onFailure = config.child("DestinationConfig").child("OnFailure");
        return new EventInvokeConfig(
                wholeNumber(config, "MaximumRetryAttempts", LAMBDA_RETRY_ATTEMPTS),
                onFailure.has("Destination") ? Optional.of(onFailure.queueName("Destination")) : Optional.empty());
    }

    private static QueueTrigger queueTrigger(Properties event) {
        event.rejectIfPresent("FilterCriteria", "is not supported by the local stack");
        return new QueueTrigger(
                event.queueName("Queue"),
                wholeNumber(event, "BatchSize", SQS_BATCH_SIZE),
                event.seconds("MaximumBatchingWindowInSeconds", 0),
                event.node().path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures"));
    }

    private static Stream<Properties> events(Properties function, String type) {
        Properties events = function.child("Events");
        return events.names()
                .map(events::child)
                .filter(event -> typeOf(event).equals(type))
                .map(event -> event.child("Properties"));
    }

    private static String typeOf(Properties event) {
        String type = event.text("Type");
        if (!type.equals("HttpApi") && !type.equals("SQS")) {
            throw new TemplateException(
                    event.location() + ".Type", "'" + type + "' is not supported by the local stack");
        }
        return type;
    }
}
