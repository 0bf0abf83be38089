package io.edgepurge.conformance;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Environment variables that record which of them were read. */
final class TemplateVariables extends AbstractMap<String, String> {
    private final Map<String, String> variables;
    private final Set<String> read = new TreeSet<>();

    TemplateVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    Set<String> read() {
        return Set.copyOf(read);
    }

    @Override
    public @Nullable String get(Object name) {
        read.add(name.toString());
        return variables.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        read.add(name.toString());
        return variables.containsKey(name);
    }

    /** Returns all variables; this does not count as reading any of them. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return variables.entrySet();
    }
}
