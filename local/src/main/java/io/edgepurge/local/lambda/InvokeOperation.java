package io.edgepurge.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.function.InvocationResult.Failed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Lambda's {@code Invoke} operation.
 *
 * @param functions finds a function by its name
 * @param asyncExecutor runs asynchronous events
 */
record InvokeOperation(Function<String, Optional<Invocable>> functions, Executor asyncExecutor) {
    InvokeResponse respond(HttpExchange exchange) throws IOException {
        Optional<InvokeRequest> call = InvokeRequest.read(exchange);
        return call.isPresent()
                ? call.get().validationError().orElseGet(() -> respond(call.get()))
                : InvokeResponse.error(404, "UnknownOperationException", "The local stack supports only Invoke");
    }

    private InvokeResponse respond(InvokeRequest call) {
        return functions
                .apply(call.function())
                .map(function -> run(call, function))
                .orElseGet(() -> InvokeResponse.error(
                        404, "ResourceNotFoundException", "Function not found: " + call.function()));
    }

    private InvokeResponse run(InvokeRequest call, Invocable function) {
        return switch (call.type()) {
            case DRY_RUN -> InvokeResponse.empty(204);
            case EVENT -> {
                asyncExecutor.execute(() -> function.invoke(call.payload()));
                yield InvokeResponse.empty(202);
            }
            case REQUEST_RESPONSE ->
                switch (function.invoke(call.payload())) {
                    case Succeeded(String payload) -> InvokeResponse.ok(payload);
                    case Failed(String error) -> InvokeResponse.functionError(error);
                };
        };
    }
}
