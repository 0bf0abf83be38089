package io.edgepurge.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.function.Invocation.Answered;
import io.edgepurge.local.function.Invocation.Failed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Runs functions as Lambda's call asks for it.
 *
 * @param later runs what nobody waits for
 */
record Invoke(Function<String, Optional<Invocable>> functions, Executor later) {
    InvokeResponse answer(HttpExchange exchange) throws IOException {
        Optional<InvokeCall> call = InvokeCall.read(exchange);
        return call.isPresent()
                ? call.get().fault().orElseGet(() -> answer(call.get()))
                : InvokeResponse.error(404, "UnknownOperationException", "Only Invoke is there");
    }

    private InvokeResponse answer(InvokeCall call) {
        return functions
                .apply(call.function())
                .map(function -> run(call, function))
                .orElseGet(() -> InvokeResponse.error(
                        404, "ResourceNotFoundException", "Function not found: " + call.function()));
    }

    private InvokeResponse run(InvokeCall call, Invocable function) {
        return switch (call.type()) {
            case DRY_RUN -> InvokeResponse.empty(204);
            case EVENT -> {
                later.execute(() -> function.invoke(call.payload()));
                yield InvokeResponse.empty(202);
            }
            case REQUEST_RESPONSE ->
                switch (function.invoke(call.payload())) {
                    case Answered(String payload) -> InvokeResponse.ok(payload);
                    case Failed(String error) -> InvokeResponse.functionError(error);
                };
        };
    }
}
