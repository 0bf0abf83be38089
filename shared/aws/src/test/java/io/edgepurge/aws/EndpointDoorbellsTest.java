package io.edgepurge.aws;

import io.edgepurge.testing.GivenStandIn;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointDoorbellsTest implements SqsDoorbellsContract {
    @RegisterExtension
    static final GivenStandIn GIVEN = new GivenStandIn(System.getenv());

    @Override
    public Map<String, String> variables() {
        return GIVEN.standIn().variables();
    }
}
