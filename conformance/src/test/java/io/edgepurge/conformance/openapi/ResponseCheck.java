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

/** Tells what of an answer the document does not say, or says otherwise. */
record ResponseCheck(Document document, Schemas schemas) {
    /** Of the connection, and API Gateway's request id, of which the introduction speaks. */
    private static final Set<String> OF_EVERY_ANSWER =
            Set.of("date", "content-length", "content-type", "connection", "apigw-requestid");

    ResponseCheck(Document document) {
        this(document, new Schemas(document));
    }

    List<String> complaints(String operation, HttpResponse<String> answer) {
        return described(operation, answer)
                .map(response -> complaints(response, answer))
                .orElse(List.of(operation + " answers " + answer.statusCode() + ", which is not documented"));
    }

    /** The documented response that an answer is an instance of, by its status. */
    Optional<Response> described(String operation, HttpResponse<String> answer) {
        String key = isOfTheGateway(answer) ? "default" : Integer.toString(answer.statusCode());
        return Optional.ofNullable(document.operation(operation).responses().get(key));
    }

    /** Our functions tell caches what to do, in every answer. */
    private static boolean isOfTheGateway(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").isEmpty();
    }

    private List<String> complaints(Response response, HttpResponse<String> answer) {
        List<String> complaints = new ArrayList<>(ofHeaders(response, answer));
        if (response.content().isEmpty()) {
            if (!answer.body().isEmpty()) {
                complaints.add("a body where none is documented");
            }
            return complaints;
        }
        String mediaType = answer.headers().firstValue("Content-Type").orElse("");
        Optional.ofNullable(response.content().get(mediaType))
                .ifPresentOrElse(
                        content -> complaints.addAll(ofBody(response, content.path("schema"), json(answer.body()))),
                        () -> complaints.add("content type " + mediaType + " is not documented"));
        return complaints;
    }

    private List<String> ofBody(Response response, JsonNode schema, JsonNode body) {
        List<String> complaints = new ArrayList<>(schemas.strictComplaints(schema, body));
        if (!response.problems().isEmpty()) {
            String type = body.path("type").asText().replaceFirst("^/problems/", "");
            if (!response.problems().contains(type)) {
                complaints.add("the problem " + type + " is not documented");
            }
            if (!body.path("status").asText().equals(response.status())) {
                complaints.add("the problem says status " + body.path("status"));
            }
        }
        return complaints;
    }

    private List<String> ofHeaders(Response response, HttpResponse<String> answer) {
        Map<String, JsonNode> documented = response.headers();
        List<String> complaints = new ArrayList<>();
        documented.forEach((name, header) -> answer.headers()
                .firstValue(name)
                .ifPresentOrElse(value -> complaints.addAll(ofHeader(name, header.path("schema"), value)), () -> {
                    if (header.path("required").asBoolean()) {
                        complaints.add("the header " + name + " is missing");
                    }
                }));
        undocumented(documented.keySet(), answer)
                .forEach(name -> complaints.add("the header " + name + " is not documented"));
        return complaints;
    }

    private List<String> ofHeader(String name, JsonNode schema, String value) {
        return schemas.complaints(schema, SentCheck.valueOf(document.resolved(schema), value)).stream()
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
