package io.edgepurge.local.aws;

import io.edgepurge.local.http.RequestPolicy;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Returns 403 to requests of web pages, before DynamoDB Local sees them. */
final class GuardedHandler extends Handler.Wrapper {
    private static final int FORBIDDEN = 403;

    GuardedHandler(Handler handler) {
        super(handler);
    }

    // Jetty declares Exception.
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<String> refusal =
                RequestPolicy.PROGRAMS.refusal(request.getMethod(), request.getHeaders()::getValuesList);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, FORBIDDEN, refusal.get());
        return true;
    }
}
