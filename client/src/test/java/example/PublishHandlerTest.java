package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import io.edgepurge.client.InMemoryPurgeClient;
import io.edgepurge.client.ObjectUrls;
import io.edgepurge.client.PurgeOutcomeUnknown;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PublishHandlerTest {
    private static final Map<String, String> EVENT = Map.of("image", "cup.jpg", "version", "3");

    /** Not used by the handler. */
    private static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(
            PublishHandlerTest.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void an_s3_key_becomes_the_url_that_visitors_request() {
        ObjectUrls urls = ObjectUrls.s3("https://img.shop.example/");

        assertThat(urls.of("sale/50% off+gift #1.jpg"))
                .isEqualTo("https://img.shop.example/sale/50%25%20off%2Bgift%20%231.jpg");
    }

    @Test
    void an_event_delivered_twice_is_one_purge() {
        InMemoryPurgeClient purges = new InMemoryPurgeClient();
        PublishHandler handler = new PublishHandler(purges);

        String id = handler.handleRequest(EVENT, NO_CONTEXT);

        assertThat(handler.handleRequest(EVENT, NO_CONTEXT)).isEqualTo(id);
        assertThat(purges.accepted())
                .singleElement()
                .satisfies(request -> assertThat(request.urls()).containsExactly("https://img.shop.example/cup.jpg"));
    }

    @Test
    void an_event_whose_response_was_lost_fails_and_is_redelivered() {
        InMemoryPurgeClient purges = new InMemoryPurgeClient();
        PublishHandler handler = new PublishHandler(purges);
        purges.loseNextResponse();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> handler.handleRequest(EVENT, NO_CONTEXT));
        handler.handleRequest(EVENT, NO_CONTEXT);

        assertThat(purges.accepted()).hasSize(1);
    }

    @Test
    void an_exhausted_quota_does_not_fail_the_event() {
        PublishHandler handler = new PublishHandler(new InMemoryPurgeClient(0, InstantSource.system()));

        assertThat(handler.handleRequest(EVENT, NO_CONTEXT)).isEqualTo("quota exhausted this month");
    }
}
