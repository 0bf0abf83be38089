package example;

import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.HttpConfig;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeOutcomeUnknown;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.client.PurgeStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Purges a whole catalog over HTTP with an API key. */
final class HttpCalls {
    private HttpCalls() {}

    static String purge(URI api, String key, List<String> urls) {
        PurgeRequest request = PurgeRequest.ofUrls(urls).withReason("new catalog");
        try (HttpPurgeClient client = new HttpPurgeClient(HttpConfig.of(api, key))) {
            AcceptedPurges accepted = client.purgeAll(request);
            for (PurgeReceipt receipt : accepted.purges()) {
                Purge purge = client.await(
                        receipt.id(), Duration.ofMinutes(30), seen -> report(seen.count(PurgeStatus.COMPLETED)));
                if (purge.status() != PurgeStatus.COMPLETED) {
                    return purge.id() + " is " + purge.status().word();
                }
            }
            return "done, "
                    + accepted.quota().map(quota -> quota.left() + " left").orElse("");
        } catch (PurgeRefused e) {
            e.problem().violations().forEach(violation -> report(violation.suggestion()));
            return "refused after " + e.accepted().size() + " purges: " + e.getMessage();
        } catch (PurgeOutcomeUnknown e) {
            return "send the same request again: " + e.getMessage();
        }
    }

    private static void report(Object progress) {
        System.err.println(progress);
    }
}
