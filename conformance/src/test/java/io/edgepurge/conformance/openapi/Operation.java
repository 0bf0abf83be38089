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

/** One method of one path. */
record Operation(Document document, String method, String path, JsonNode node) {

    String id() {
        return node.path("operationId").asText();
    }

    /** As a route of the template is named. */
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

    /** Nothing if there is no parameter of this name. */
    Optional<Parameter> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** The JSON body that it takes, if it takes one. */
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

    /** Alternatives, each a set of scopes that suffices. */
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
        return node.path("description").asText().replaceAll("\\s+", " ").contains("Query parameters are passed over.");
    }

    /** The names of examples of what may be sent, in body and parameters. */
    Set<String> requestExamples() {
        Set<String> names = new TreeSet<>();
        body().ifPresent(body -> body.path("examples").fieldNames().forEachRemaining(names::add));
        parameters()
                .forEach(parameter ->
                        parameter.node().path("examples").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** A parameter, wherever it stands. */
    record Parameter(JsonNode node) {
        String name() {
            return node.path("name").asText();
        }

        /** {@code path}, {@code query} or {@code header}. */
        String in() {
            return node.path("in").asText();
        }

        JsonNode schema() {
            return node.path("schema");
        }
    }

    /** An answer with one status; {@code default} is one too. */
    record Response(Document document, String status, JsonNode node) {
        Map<String, JsonNode> headers() {
            return document.resolvedMembers(node.path("headers"));
        }

        /** The last parts of the types of problems, or none where there are no problems. */
        List<String> problems() {
            return node.path("x-problems").valueStream().map(JsonNode::asText).toList();
        }

        /** By media type. */
        Map<String, JsonNode> content() {
            return document.resolvedMembers(node.path("content"));
        }

        /** The examples of all media types by name. */
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
