package io.edgepurge.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
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
        Optional<InvokeRequest> request = InvokeRequest.read(exchange);
        if (request.isEmpty()) {
            return InvokeResponse.error(404, "UnknownOperationException", "The local stack supports only Invoke");
        }
        Optional<InvokeResponse> error = request.get().validationError();
        return error.isPresent() ? error.get() : invoke(request.get());
    }

    private InvokeResponse invoke(InvokeRequest request) {
        Optional<Invocable> function = functions.apply(request.function());
        return function.isPresent()
                ? run(request, function.get())
                : InvokeResponse.error(404, "ResourceNotFoundException", "Function not found: " + request.function());
    }

    private InvokeResponse run(InvokeRequest request, Invocable function) {
        return switch (request.type()) {
            case DRY_RUN -> InvokeResponse.empty(204);
            case EVENT -> {
                asyncExecutor.execute(() -> function.invoke(request.payload()));
                yield InvokeResponse.empty(202);
            }
            case REQUEST_RESPONSE ->
                switch (function.invoke(request.payload())) {
                    case Succeeded(String payload) -> InvokeResponse.ok(payload);
                    case Failed(String error) -> InvokeResponse.functionError(error);
                };
        };
    }
}
