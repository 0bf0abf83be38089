package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An operation of the document: one method of one path. */
record Operation(Document document, String method, String path, JsonNode node) {

    String id() {
        return node.path("operationId").asText();
    }

    /** Returns the name of the route in the template. */
    String route() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    List<Parameter> parameters() {
        JsonNode ofThePath = document.root().path("paths").path(path).path("parameters");
        return Stream.concat(ofThePath.valueStream(), node.path("parameters").valueStream())
                .map(document::resolved)
                .map(Parameter::new)
                .toList();
    }

    /** Returns a parameter by name; empty if there is none. */
    Optional<Parameter> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** Returns the JSON request body; empty if there is none. */
    Optional<JsonNode> body() {
        return Optional.of(document.resolved(node.path("requestBody")).at("/content/application~1json"))
                .filter(content -> !content.isMissingNode());
    }

    Map<String, Response> responses() {
        Map<String, Response> responses = new LinkedHashMap<>();
        document.resolvedMembers(node.path("responses"))
                .forEach((status, response) -> responses.put(status, new Response(document, status, response)));
        return responses;
    }

    /** Returns the alternative sets of scopes. */
    List<Set<String>> scopes() {
        List<Set<String>> alternatives = new ArrayList<>();
        for (JsonNode alternative : node.path("security")) {
            Set<String> scopes = new TreeSet<>();
            alternative.forEach(words -> words.forEach(word -> scopes.add(word.asText())));
            if (!alternatives.contains(scopes)) {
                alternatives.add(scopes);
            }
        }
        return alternatives;
    }

    boolean passesOverQueryParameters() {
        return node.path("description").asText().replaceAll("\\s+", " ").contains("Query parameters are ignored.");
    }

    /** Returns the names of the request examples, in the body and the parameters. */
    Set<String> requestExamples() {
        Set<String> names = new TreeSet<>();
        body().ifPresent(body -> body.path("examples").fieldNames().forEachRemaining(names::add));
        parameters()
                .forEach(parameter ->
                        parameter.node().path("examples").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** A path, query or header parameter. */
    record Parameter(JsonNode node) {
        String name() {
            return node.path("name").asText();
        }

        /** Returns {@code path}, {@code query} or {@code header}. */
        String in() {
            return node.path("in").asText();
        }

        JsonNode schema() {
            return node.path("schema");
        }
    }

    /** A response with one status, which may be {@code default}. */
    record Response(Document document, String status, JsonNode node) {
        Map<String, JsonNode> headers() {
            return document.resolvedMembers(node.path("headers"));
        }

        /** Returns the last parts of the problem types; empty if there are none. */
        List<String> problems() {
            return node.path("x-problems").valueStream().map(JsonNode::asText).toList();
        }

        /** Returns the content by media type. */
        Map<String, JsonNode> content() {
            return document.resolvedMembers(node.path("content"));
        }

        /** Returns the examples of all media types by name. */
        Map<String, JsonNode> examples() {
            Map<String, JsonNode> examples = new LinkedHashMap<>();
            content()
                    .values()
                    .forEach(content -> content.path("examples")
                            .properties()
                            .forEach(example -> examples.put(
                                    example.getKey(),
                                    example.getValue().has("value")
                                            ? example.getValue().path("value")
                                            : JsonNodeFactory.instance.missingNode())));
            return examples;
        }
    }
}
