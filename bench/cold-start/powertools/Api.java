package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.api.PurgeApiHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The purge-api handler wrapped with Powertools. */
public final class Api implements RequestStreamHandler {
    private final PurgeApiHandler handler = new PurgeApiHandler();

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) {
        boolean _ = WithPowertools.run(context, () -> {
            try {
                handler.handleRequest(event, output, context);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
