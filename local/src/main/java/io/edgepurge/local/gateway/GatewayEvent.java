package io.edgepurge.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Lambda event in payload format 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Payload format version</a>
 */
record GatewayEvent(GatewayRequest request, Route.Match match, String requestId, Instant time) {
    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Content types with text bodies. API Gateway treats all others as binary, including forms and bodies without a type.
     *
     * @see <a href="https://github.com/ministackorg/ministack/pull/766">seen on AWS</a>
     */
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/xml", "application/javascript");

    ObjectNode json() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.routeKey());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        addCookies(event);
        event.set("headers", textNode(headers()));
        addUnlessEmpty(event, "queryStringParameters", query());
        event.set("requestContext", requestContext());
        addUnlessEmpty(event, "pathParameters", match.parameters());
        addBody(event);
        return event;
    }

    private void addCookies(ObjectNode event) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .toList();
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
    }

    private Map<String, String> headers() {
        return request.headers().keySet().stream()
                .filter(name -> !name.equals("cookie"))
                .collect(Collectors.toMap(name -> name, request::header));
    }

    private Map<String, String> query() {
        return Arrays.stream(request.query().split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decode(pair[0]),
                        pair -> pair.length == 1 ? "" : decode(pair[1]),
                        (first, second) -> first + "," + second));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private ObjectNode requestContext() {
        String domain = request.header("host").replaceFirst(":\\d+$", "");
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", domain);
        context.put("domainPrefix", domain.replaceFirst("\\..*", ""));
        context.set("http", http());
        context.put("requestId", requestId);
        context.put("routeKey", match.routeKey());
        context.put("stage", "$default");
        context.put("time", COMMON_LOG.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        return context;
    }

    private ObjectNode http() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
    }

    private void addBody(ObjectNode event) {
        boolean binary = !request.body().isEmpty() && !isText();
        if (!request.body().isEmpty()) {
            event.put("body", binary ? request.body().base64() : request.body().text());
        }
        event.put("isBase64Encoded", binary);
    }

    private boolean isText() {
        String type =
                request.header("content-type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return (type.startsWith("text/") || TEXT_TYPES.contains(type))
                && request.body().isUtf8();
    }

    private static void addUnlessEmpty(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            event.set(name, textNode(values));
        }
    }

    private static ObjectNode textNode(Map<String, String> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::put);
        return node;
    }
}
