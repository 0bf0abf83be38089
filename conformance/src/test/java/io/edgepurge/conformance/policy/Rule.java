package io.edgepurge.conformance.policy;

import io.edgepurge.local.template.Stack;
import java.util.List;
import java.util.function.Function;

/**
 * What reviewers ask.
 *
 * @param id the tool's own
 * @param asked what it wants to see
 * @param breakers names the resources that do not show it
 */
record Rule(String id, String asked, Function<Stack, List<String>> breakers) {
    /** Those that break it without an exemption. */
    List<String> unexcused(Stack stack) {
        return breakers.apply(stack).stream()
                .filter(name -> stack.named(name).exemptions().stream()
                        .noneMatch(exemption -> exemption.rule().equals(id)))
                .toList();
    }

    @Override
    public String toString() {
        return id + ": " + asked;
    }
}
