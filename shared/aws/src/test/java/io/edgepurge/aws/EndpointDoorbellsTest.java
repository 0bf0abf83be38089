package io.edgepurge.aws;

import io.edgepurge.standin.ConfiguredStandIn;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointDoorbellsTest implements SqsDoorbellsContract {
    @RegisterExtension
    static final ConfiguredStandIn GIVEN = new ConfiguredStandIn(System.getenv());

    @Override
    public Map<String, String> variables() {
        return GIVEN.standIn().variables();
    }
}
