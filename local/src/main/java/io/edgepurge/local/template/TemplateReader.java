package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads the resources that run locally. {@link FunctionReader} reads the functions. */
final class TemplateReader {
    /** @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html">SQS</a> */
    private static final int SQS_VISIBILITY_SECONDS = 30;

    private final Path file;
    private final JsonNode template;
    private final Intrinsics intrinsics;
    private final LocalValues values;

    TemplateReader(Path file, LocalValues values) {
        this.file = file;
        this.template = CloudFormationYaml.read(file);
        this.values = values;
        this.intrinsics = new Intrinsics(template, values);
    }

    Template read() {
        values.parameters().forEach(this::requireAllowed);
        template.path("Resources").propertyStream().forEach(this::requireKnown);
        FunctionReader functions = new FunctionReader(file.toAbsolutePath(), globals());
        return new Template(
                each(ResourceTypes.FUNCTION, functions::read),
                each(ResourceTypes.TABLE, this::table),
                each(ResourceTypes.QUEUE, this::queue),
                new Template.Scheduled(
                        each(ResourceTypes.SCHEDULE_GROUP, TemplateReader::scheduleGroup),
                        each(ResourceTypes.SCHEDULE, TemplateReader::schedule)),
                new BrowserSettings(
                        each(ResourceTypes.HTTP_API, (name, api) -> BrowserSettingsReader.cors(api)).stream()
                                .flatMap(Optional::stream)
                                .findFirst(),
                        atMostOne(
                                each(ResourceTypes.HEADERS, (name, policy) -> BrowserSettingsReader.headers(policy)))));
    }

    private Map<String, String> atMostOne(List<Map<String, String>> policies) {
        if (policies.size() > 1) {
            throw new TemplateException(
                    file.getFileName().toString(), "the local stack supports only one response headers policy");
        }
        return policies.stream().findFirst().orElse(Map.of());
    }

    private void requireAllowed(String parameter, String value) {
        JsonNode declared = template.path("Parameters").path(parameter);
        JsonNode allowed = declared.path("AllowedPattern");
        if (allowed.isTextual() && !Pattern.matches(allowed.textValue(), value)) {
            String constraint = declared.path("ConstraintDescription").asText("must match " + allowed.textValue());
            throw new TemplateException(locationOf(parameter), constraint + ", not " + value);
        }
    }

    private void requireKnown(Map.Entry<String, JsonNode> resource) {
        String type = resource.getValue().path("Type").asText();
        if (!ResourceTypes.isKnown(type)) {
            throw new TemplateException(
                    locationOf(resource.getKey()) + ".Type", "'" + type + "' is not supported by the local stack");
        }
    }

    private Properties globals() {
        return new Properties(template.at("/Globals/Function"), file.getFileName() + ": Globals.Function", intrinsics);
    }

    private <T> List<T> each(String type, BiFunction<String, Properties, T> reader) {
        return template.path("Resources")
                .propertyStream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(resource -> reader.apply(resource.getKey(), propertiesOf(resource)))
                .toList();
    }

    private Properties propertiesOf(Map.Entry<String, JsonNode> resource) {
        return new Properties(resource.getValue().path("Properties"), locationOf(resource.getKey()), intrinsics);
    }

    private String locationOf(String resource) {
        return file.getFileName() + ": " + resource;
    }

    private TableResource table(String name, Properties table) {
        table.rejectIfPresent("TableName", "is not supported: the local stack names a table like its resource");
        table.rejectIfPresent("GlobalSecondaryIndexes", "are not supported by the local stack");
        table.rejectIfPresent("LocalSecondaryIndexes", "are not supported by the local stack");
        List<TableResource.Key> keys = table.elements("KeySchema").stream()
                .map(key -> keyOf(key, table.elements("AttributeDefinitions")))
                .toList();
        Properties timeToLive = table.child("TimeToLiveSpecification");
        return new TableResource(values.named(name), keys, timeToLive.findText("AttributeName"));
    }

    private static TableResource.Key keyOf(Properties key, List<Properties> attributes) {
        String name = key.text("AttributeName");
        String type = attributes.stream()
                .filter(attribute -> attribute.text("AttributeName").equals(name))
                .map(attribute -> attribute.text("AttributeType"))
                .findFirst()
                .orElseThrow(() -> new TemplateException(key.location(), name + " has no AttributeDefinition"));
        return new TableResource.Key(name, type, key.text("KeyType"));
    }

    private QueueResource queue(String name, Properties queue) {
        queue.rejectIfPresent("QueueName", "is not supported: the local stack names a queue like its resource");
        queue.rejectIfPresent("FifoQueue", "is not supported by the local stack");
        return new QueueResource(
                values.named(name),
                queue.seconds("VisibilityTimeout", SQS_VISIBILITY_SECONDS),
                queue.seconds("DelaySeconds", 0),
                queue.has("RedrivePolicy") ? Optional.of(redrive(queue.child("RedrivePolicy"))) : Optional.empty());
    }

    private static QueueResource.Redrive redrive(Properties policy) {
        return new QueueResource.Redrive(
                policy.queueName("deadLetterTargetArn"), policy.wholeNumber("maxReceiveCount"));
    }

    private static ScheduleResource schedule(String name, Properties schedule) {
        Properties target = schedule.child("Target");
        return new ScheduleResource(
                schedule.findText("Name").orElse(name),
                schedule.findText("GroupName").orElse("default"),
                !schedule.findText("State").orElse("").equals("DISABLED"),
                new ScheduleResource.Times(
                        schedule.text("ScheduleExpression"),
                        schedule.findText("ScheduleExpressionTimezone").orElse("UTC")),
                new ScheduleResource.Target(
                        target.text("Arn"),
                        target.text("Input"),
                        target.child("DeadLetterConfig").findText("Arn").orElse("")));
    }

    private static String scheduleGroup(String name, Properties group) {
        group.rejectIfPresent("Name", "is not supported: the local stack names a schedule group like its resource");
        return name;
    }
}
