package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Evaluates the template's {@code Conditions} with the given parameters.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">
 *     Condition functions</a>
 */
record Conditions(JsonNode template, Intrinsics intrinsics) {

    /**
     * Returns the selected branch of an {@code Fn::If}, or the value itself if it is no {@code Fn::If}; a missing node for
     * {@code AWS::NoValue}.
     */
    JsonNode resolveCondition(JsonNode value, String location) {
        JsonNode resolveCondition = value;
        while (resolveCondition.path("Fn::If").isArray()) {
            JsonNode choice = resolveCondition.path("Fn::If");
            resolveCondition = choice.path(evaluateNamed(choice.path(0).asText(), location) ? 1 : 2);
        }
        return resolveCondition.path("Ref").asText().equals("AWS::NoValue")
                ? resolveCondition.path("nothing")
                : resolveCondition;
    }

    private boolean evaluateNamed(String name, String location) {
        JsonNode condition = template.path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException(location, "unknown condition " + name);
        }
        return evaluate(condition, location);
    }

    private boolean evaluate(JsonNode condition, String location) {
        Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
        JsonNode argument = function.getValue();
        return switch (function.getKey()) {
            case "Condition" -> evaluateNamed(argument.asText(), location);
            case "Fn::Not" -> !evaluate(argument.path(0), location);
            case "Fn::And" -> argument.valueStream().allMatch(one -> evaluate(one, location));
            case "Fn::Or" -> argument.valueStream().anyMatch(one -> evaluate(one, location));
            case "Fn::Equals" ->
                intrinsics.text(argument.path(0), location).equals(intrinsics.text(argument.path(1), location));
            default ->
                throw new TemplateException(location, function.getKey() + " is not supported by the local stack");
        };
    }
}
