package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Judges the template's {@code Conditions} by the parameters given.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">
 *     Condition functions</a>
 */
record Conditions(JsonNode template, Intrinsics intrinsics) {

    /** What an {@code Fn::If} stands for, or the value itself where it is none; nothing (missing) for {@code AWS::NoValue}. */
    JsonNode chosen(JsonNode value, String place) {
        JsonNode chosen = value;
        while (chosen.path("Fn::If").isArray()) {
            JsonNode choice = chosen.path("Fn::If");
            chosen = choice.path(named(choice.path(0).asText(), place) ? 1 : 2);
        }
        return chosen.path("Ref").asText().equals("AWS::NoValue") ? chosen.path("nothing") : chosen;
    }

    private boolean named(String name, String place) {
        JsonNode condition = template.path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException(place, "there is no condition " + name);
        }
        return suspensions(condition, place);
    }

    private boolean suspensions(JsonNode condition, String place) {
        Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
        JsonNode argument = function.getValue();
        return switch (function.getKey()) {
            case "Condition" -> named(argument.asText(), place);
            case "Fn::Not" -> !suspensions(argument.path(0), place);
            case "Fn::And" -> argument.valueStream().allMatch(one -> suspensions(one, place));
            case "Fn::Or" -> argument.valueStream().anyMatch(one -> suspensions(one, place));
            case "Fn::Equals" ->
                intrinsics.text(argument.path(0), place).equals(intrinsics.text(argument.path(1), place));
            default -> throw new TemplateException(place, function.getKey() + " is not followed by the local stack");
        };
    }
}
