package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.conformance.openapi.Operation.Response;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds differences between a response and the document. */
record ResponseCheck(Document document, Schemas schemas) {
    /** Headers of the connection, and the request ID of API Gateway, which the introduction describes. */
    private static final Set<String> OF_EVERY_ANSWER =
            Set.of("date", "content-length", "content-type", "connection", "apigw-requestid");

    ResponseCheck(Document document) {
        this(document, new Schemas(document));
    }

    List<String> violations(String operation, HttpResponse<String> answer) {
        return described(operation, answer)
                .map(response -> violations(response, answer))
                .orElse(List.of(operation + " answers " + answer.statusCode() + ", which is not documented"));
    }

    /** Returns the documented response with the status of a response. */
    Optional<Response> described(String operation, HttpResponse<String> answer) {
        String key = isOfTheGateway(answer) ? "default" : Integer.toString(answer.statusCode());
        return Optional.ofNullable(document.operation(operation).responses().get(key));
    }

    /** Every response of a function has cache headers. */
    private static boolean isOfTheGateway(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").isEmpty();
    }

    private List<String> violations(Response response, HttpResponse<String> answer) {
        List<String> violations = new ArrayList<>(ofHeaders(response, answer));
        if (response.content().isEmpty()) {
            if (!answer.body().isEmpty()) {
                violations.add("a body where none is documented");
            }
            return violations;
        }
        String mediaType = answer.headers().firstValue("Content-Type").orElse("");
        Optional.ofNullable(response.content().get(mediaType))
                .ifPresentOrElse(
                        content -> violations.addAll(ofBody(response, content.path("schema"), json(answer.body()))),
                        () -> violations.add("content type " + mediaType + " is not documented"));
        return violations;
    }

    private List<String> ofBody(Response response, JsonNode schema, JsonNode body) {
        List<String> violations = new ArrayList<>(schemas.strictViolations(schema, body));
        if (!response.problems().isEmpty()) {
            String type = body.path("type").asText().replaceFirst("^/problems/", "");
            if (!response.problems().contains(type)) {
                violations.add("the problem " + type + " is not documented");
            }
            if (!body.path("status").asText().equals(response.status())) {
                violations.add("the problem has status " + body.path("status"));
            }
        }
        return violations;
    }

    private List<String> ofHeaders(Response response, HttpResponse<String> answer) {
        Map<String, JsonNode> documented = response.headers();
        List<String> violations = new ArrayList<>();
        documented.forEach((name, header) -> answer.headers()
                .firstValue(name)
                .ifPresentOrElse(value -> violations.addAll(ofHeader(name, header.path("schema"), value)), () -> {
                    if (header.path("required").asBoolean()) {
                        violations.add("the header " + name + " is missing");
                    }
                }));
        undocumented(documented.keySet(), answer)
                .forEach(name -> violations.add("the header " + name + " is not documented"));
        return violations;
    }

    private List<String> ofHeader(String name, JsonNode schema, String value) {
        return schemas.violations(schema, RequestCheck.valueOf(document.resolved(schema), value)).stream()
                .map(complaint -> "header " + name + ": " + value + " " + complaint)
                .toList();
    }

    private static Set<String> undocumented(Set<String> documented, HttpResponse<String> answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
        names.removeAll(OF_EVERY_ANSWER);
        documented.forEach(name -> names.remove(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
