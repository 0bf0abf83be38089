package io.edgepurge.local.policy;

import io.edgepurge.local.template.TemplateTree;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the roles in a template let functions do. */
public final class Grants {
    /** What Lambda itself does under a function's role: no code of ours asks for it. */
    private static final Set<String> OF_LAMBDA = Set.of("WriteLogs", "Trace", "TakeDoorbells", "KeepRefused");

    private final Stack stack;

    private Grants(Stack stack) {
        this.stack = stack;
    }

    /** Those of a SAM template. */
    public static Grants in(Path template) {
        return new Grants(new Stack(TemplateTree.read(template)));
    }

    /** The actions that a function's own code may make, such as {@code dynamodb:GetItem}. */
    public Set<String> of(String function) {
        String role = Resource.referred(stack.named(function).at("/Role")).orElseThrow();
        return stack.named(role)
                .statements()
                .filter(statement -> !OF_LAMBDA.contains(statement.path("Sid").asText()))
                .flatMap(statement -> Resource.texts(statement.path("Action")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
