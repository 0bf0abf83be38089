package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.conformance.openapi.TestRequest.Fault;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.function.FunctionHostLocation;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.function.LocalFunction;
import io.edgepurge.local.function.RecordingFunctionLog;
import io.edgepurge.local.gateway.HttpGateway;
import io.edgepurge.local.gateway.Route;
import io.edgepurge.local.gateway.StaticPage;
import io.edgepurge.local.template.FunctionResource;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The API of a stack over a faulty DynamoDB, with the same jars in processes of their own. */
final class FaultyApi implements AutoCloseable {
    private static final String BROKEN = JsonNodeFactory.instance
            .objectNode()
            .put("errorType", "Runtime.ExitError")
            .put("errorMessage", "made up")
            .toString();

    /** No server listens on this port. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final FaultyDynamoDbProxy records;
    private final List<LocalFunction> functions;
    private final HttpGateway gateway;
    private volatile Fault fault = Fault.NONE;

    FaultyApi(LocalEdgePurge stack) {
        records = new FaultyDynamoDbProxy(stack.dynamoDb());
        FunctionHostLocation place = new FunctionHostLocation(
                FunctionHostLocation.hostClassPath(),
                Map.of(),
                "eu-central-1",
                new FunctionHostLocation.AwsEndpoints(records.uri(), stack.sqs(), stack.cloudFront(), NOWHERE));
        List<FunctionResource> withRoutes = stack.template().functions().stream()
                .filter(function -> !function.triggers().routes().isEmpty())
                .toList();
        functions = withRoutes.stream()
                .map(function -> new LocalFunction(function, place, new RecordingFunctionLog()))
                .toList();
        List<Route> routes = IntStream.range(0, functions.size())
                .boxed()
                .flatMap(n -> withRoutes.get(n).triggers().routes().stream()
                        .map(route -> new Route(route, breakable(functions.get(n)))))
                .toList();
        gateway = HttpGateway.start(
                0, new HttpGateway.Api(routes, Optional.empty()), StaticPage.Lookup.EMPTY, Clock.systemUTC());
    }

    private Invocable breakable(LocalFunction function) {
        return event -> fault == Fault.BROKEN_FUNCTION ? new InvocationResult.Failed(BROKEN) : function.invoke(event);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    void set(Fault next) {
        fault = next;
        records.set(next);
    }

    @Override
    public void close() {
        gateway.close();
        functions.forEach(LocalFunction::close);
        records.close();
    }
}
