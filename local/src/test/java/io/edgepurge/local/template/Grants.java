package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions that the roles of a template allow its functions. */
public final class Grants {
    /** Actions that Lambda itself performs with a function's role, by statement. Our code does not call them. */
    public static final Map<String, Set<String>> OF_LAMBDA = Map.of(
            "WriteLogs", Set.of("logs:CreateLogStream", "logs:PutLogEvents"),
            "Trace", Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"),
            "TakeDoorbells", Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            "KeepRefused", Set.of("sqs:SendMessage"));

    private final Stack stack;

    private Grants(Stack stack) {
        this.stack = stack;
    }

    /** Reads the grants of a SAM template. */
    public static Grants in(Path template) {
        return new Grants(new Stack(TemplateYaml.read(template)));
    }

    /** Returns the actions that a function's own code may call, such as {@code dynamodb:GetItem}. */
    public Set<String> of(String function) {
        String role = Resource.referred(stack.named(function).at("/Role")).orElseThrow();
        return stack.named(role).allowing().flatMap(Grants::ofOurCode).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofOurCode(JsonNode statement) {
        Set<String> ofLambda = OF_LAMBDA.getOrDefault(statement.path("Sid").asText(), Set.of());
        return Resource.texts(statement.path("Action")).filter(action -> !ofLambda.contains(action));
    }
}
