package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** A template's resources, for policy checks. */
public record Stack(JsonNode template) {
    private static final String FUNCTION = "AWS::Serverless::Function";

    public Stream<Resource> resources() {
        return template.path("Resources")
                .propertyStream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue(), propertiesOf(entry.getValue())));
    }

    public Stream<Resource> all(String type) {
        return resources().filter(resource -> resource.is(type));
    }

    public Stream<Resource> functions() {
        return all(FUNCTION);
    }

    public Resource named(String name) {
        return resources()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the template has no " + name));
    }

    /** Returns the names of the resources of a type that lack a property. */
    public List<String> lacking(String type, String pointer) {
        return all(type)
                .filter(resource -> !resource.has(pointer))
                .map(Resource::name)
                .toList();
    }

    /** Returns the functions that are invoked asynchronously: the targets of schedules. */
    public Stream<Resource> invokedAsynchronously() {
        List<String> targets = all("AWS::Scheduler::Schedule")
                .flatMap(schedule -> Resource.referred(schedule.at("/Target/Arn")).stream())
                .toList();
        return functions().filter(function -> targets.contains(function.name()));
    }

    private JsonNode propertiesOf(JsonNode resource) {
        if (!resource.path("Type").asText().equals(FUNCTION)) {
            return resource.path("Properties");
        }
        ObjectNode merged = template.at("/Globals/Function").deepCopy();
        resource.path("Properties").propertyStream().forEach(own -> merge(merged, own.getKey(), own.getValue()));
        return merged;
    }

    private static void merge(ObjectNode into, String name, JsonNode value) {
        if (into.path(name) instanceof ObjectNode child && value.isObject()) {
            value.propertyStream().forEach(own -> merge(child, own.getKey(), own.getValue()));
        } else {
            into.set(name, value);
        }
    }
}
