package io.edgepurge.local;

import io.edgepurge.local.function.FunctionHostLocation;
import io.edgepurge.local.function.FunctionLog;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.LocalFunction;
import io.edgepurge.local.gateway.Route;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.Template;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The template's functions, each in its own process. */
record Functions(Map<FunctionResource, LocalFunction> functions) implements AutoCloseable {
    Functions {
        functions = Map.copyOf(functions);
    }

    /**
     * Creates the functions of a template.
     *
     * @param hostLocations returns the host location for a function name
     */
    static Functions of(Template template, Function<String, FunctionHostLocation> hostLocations, FunctionLog log) {
        Map<FunctionResource, LocalFunction> functions = new LinkedHashMap<>();
        template.functions().forEach(function -> {
            requireBuilt(function);
            functions.put(function, new LocalFunction(function, hostLocations.apply(function.name()), log));
        });
        return new Functions(functions);
    }

    private static void requireBuilt(FunctionResource function) {
        if (!Files.exists(function.code().jar())) {
            throw new StackStartException(function.name() + " is not built: there is no "
                    + function.code().jar());
        }
    }

    Invocable named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the template has no function " + name));
    }

    Optional<Invocable> find(String name) {
        return functions.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .<Invocable>map(Map.Entry::getValue)
                .findFirst();
    }

    List<Route> routes() {
        return functions.entrySet().stream()
                .flatMap(entry ->
                        entry.getKey().triggers().routes().stream().map(route -> new Route(route, entry.getValue())))
                .toList();
    }

    @Override
    public void close() {
        functions.values().forEach(LocalFunction::close);
    }
}
