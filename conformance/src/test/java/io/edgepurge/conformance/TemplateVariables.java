package io.edgepurge.conformance;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Variables that remember which of them were asked for. */
final class TemplateVariables extends AbstractMap<String, String> {
    private final Map<String, String> variables;
    private final Set<String> asked = new TreeSet<>();

    TemplateVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public @Nullable String get(Object name) {
        asked.add(name.toString());
        return variables.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        asked.add(name.toString());
        return variables.containsKey(name);
    }

    /** Whoever looks at all variables has asked for none of them by name. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return variables.entrySet();
    }
}
