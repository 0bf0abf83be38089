package io.edgepurge.endtoend;

import io.edgepurge.client.InMemoryPurgeClient;
import io.edgepurge.client.PurgeClient;
import java.time.InstantSource;

final class InMemoryPurgeClientTest implements PurgeClientContract {
    private final PurgeClient client = new InMemoryPurgeClient();
    private final PurgeClient small = new InMemoryPurgeClient(SMALL_QUOTA, InstantSource.system());

    @Override
    public PurgeClient client() {
        return client;
    }

    @Override
    public PurgeClient smallClient() {
        return small;
    }

    @Override
    public String smallUrl(String relative) {
        return "https://small.example/" + relative;
    }

    @Override
    public String url(String relative) {
        return "https://a.example/" + relative;
    }
}
