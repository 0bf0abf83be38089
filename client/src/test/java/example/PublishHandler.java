package example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.edgepurge.client.LambdaPurgeClient;
import io.edgepurge.client.ObjectUrls;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Purges an image that was replaced in the shop's bucket. */
public final class PublishHandler implements RequestHandler<Map<String, String>, String> {
    private static final ObjectUrls IMAGES = ObjectUrls.s3("https://img.shop.example/");

    private final PurgeClient purges;

    /** Called once by Lambda during initialization. */
    public PublishHandler() {
        this(new LambdaPurgeClient(LambdaClient.create(), System.getenv("PURGE_FUNCTION"), "shop"));
    }

    PublishHandler(PurgeClient purges) {
        this.purges = purges;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String image = Objects.requireNonNull(event.get("image"));
        PurgeRequest request = PurgeRequest.ofUrls(IMAGES.of(image))
                .withReason("published")
                // an event that is delivered twice is still one purge
                .withIdempotencyKey(image + "@" + event.get("version"));
        try {
            return purges.purge(request).purge().id();
        } catch (PurgeRefused e) {
            if (e.problem().isQuotaExceeded()) {
                return "quota exhausted this month";
            }
            throw e;
        }
    }
}
