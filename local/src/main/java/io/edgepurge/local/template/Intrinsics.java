package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Resolves {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub} to text. Other functions are rejected by name. */
final class Intrinsics {
    private static final Pattern REFERENCE_IN_TEXT = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final String STACK_NAME = "edgepurge";

    private final JsonNode template;
    private final LocalValues values;

    Intrinsics(JsonNode template, LocalValues values) {
        this.template = template;
        this.values = values;
    }

    /** Resolves a value to text. {@code location} appears in the error message. */
    String text(JsonNode value, String location) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (!value.isObject() || value.size() != 1) {
            throw new TemplateException(location, "must be text or a reference, not " + value);
        }
        Map.Entry<String, JsonNode> call = value.properties().iterator().next();
        return apply(call.getKey(), call.getValue(), location);
    }

    /** Evaluates the {@code Fn::If} of a value; returns a missing node if the result is no value. */
    JsonNode resolveCondition(JsonNode value, String location) {
        return new Conditions(template, this).resolveCondition(value, location);
    }

    private String apply(String function, JsonNode argument, String location) {
        return switch (function) {
            case "Ref" -> ref(argument.asText(), location);
            case "Fn::GetAtt" -> attribute(dotted(argument), location);
            case "Fn::Sub" -> substituted(argument, location);
            default -> throw new TemplateException(location, function + " is not supported by the local stack");
        };
    }

    private static String dotted(JsonNode argument) {
        return argument.isArray()
                ? argument.path(0).asText() + "." + argument.path(1).asText()
                : argument.asText();
    }

    private String substituted(JsonNode argument, String location) {
        if (!argument.isTextual()) {
            throw new TemplateException(location, "Fn::Sub with a map is not supported by the local stack");
        }
        Function<String, String> replacement =
                name -> name.contains(".") ? attribute(name, location) : ref(name, location);
        return REFERENCE_IN_TEXT
                .matcher(argument.textValue())
                .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match.group(1))));
    }

    private String ref(String name, String location) {
        return pseudoParameter(name)
                .or(() -> parameter(name))
                .or(() -> resource(name))
                .or(() -> alias(name))
                .orElseThrow(() -> new TemplateException(location, "cannot resolve the reference to " + name));
    }

    private Optional<String> pseudoParameter(String name) {
        return switch (name) {
            case "AWS::Region" -> Optional.of(values.region());
            case "AWS::AccountId" -> Optional.of(values.accountId());
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of(STACK_NAME);
            default -> Optional.empty();
        };
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(values.parameters().get(name))
                .or(() -> Optional.ofNullable(
                        template.at("/Parameters/" + name + "/Default").textValue()));
    }

    private Optional<String> resource(String name) {
        return switch (typeOf(name)) {
            case ResourceTypes.QUEUE -> Optional.of(values.queueUrl(values.named(name)));
            case ResourceTypes.TABLE -> Optional.of(values.named(name));
            case ResourceTypes.FUNCTION, ResourceTypes.HTTP_API, ResourceTypes.SCHEDULE_GROUP -> Optional.of(name);
            default -> Optional.empty();
        };
    }

    /** Resolves {@code Function.Alias}, which SAM defines for {@code AutoPublishAlias}. */
    private Optional<String> alias(String name) {
        return Optional.of(name)
                .filter(dotted -> dotted.endsWith(".Alias"))
                .map(dotted -> dotted.substring(0, dotted.lastIndexOf('.')))
                .filter(function -> typeOf(function).equals(ResourceTypes.FUNCTION))
                .flatMap(function ->
                        aliasOf(function).map(alias -> values.arn("lambda", "function:" + function + ":" + alias)));
    }

    private Optional<String> aliasOf(String function) {
        return Stream.of("/Resources/" + function + "/Properties", "/Globals/Function")
                .map(owner -> template.at(owner + "/AutoPublishAlias"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private String attribute(String dotted, String location) {
        int dot = dotted.indexOf('.');
        String name = dotted.substring(0, Math.max(dot, 0));
        return switch (typeOf(name) + dotted.substring(Math.max(dot, 0))) {
            case ResourceTypes.QUEUE + ".Arn" -> values.arn("sqs", values.named(name));
            case ResourceTypes.QUEUE + ".QueueUrl" -> values.queueUrl(values.named(name));
            case ResourceTypes.QUEUE + ".QueueName" -> values.named(name);
            case ResourceTypes.TABLE + ".Arn" -> values.arn("dynamodb", "table/" + values.named(name));
            case ResourceTypes.FUNCTION + ".Arn" -> values.arn("lambda", "function:" + name);
            default -> throw new TemplateException(location, "cannot resolve the attribute " + dotted);
        };
    }

    private String typeOf(String resource) {
        return template.at("/Resources/" + resource + "/Type").asText();
    }
}
