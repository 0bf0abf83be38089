package io.edgepurge.conformance.policy;

import io.edgepurge.local.template.Stack;
import java.util.List;
import java.util.function.Function;

/**
 * A rule of a template checker.
 *
 * @param id the ID that the tool uses
 * @param requirement the requirement, in short
 * @param offenders returns the names of the resources that break the rule
 */
record Rule(String id, String requirement, Function<Stack, List<String>> offenders) {
    /** Returns the resources that break the rule without an exemption. */
    List<String> violations(Stack stack) {
        return offenders.apply(stack).stream()
                .filter(name -> stack.named(name).exemptions().stream()
                        .noneMatch(exemption -> exemption.rule().equals(id)))
                .toList();
    }

    @Override
    public String toString() {
        return id + ": " + requirement;
    }
}
