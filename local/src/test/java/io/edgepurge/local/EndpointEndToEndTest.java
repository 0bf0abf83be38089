package io.edgepurge.local;

import io.edgepurge.testing.GivenStandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointEndToEndTest implements EndToEndContract {
    @RegisterExtension
    static final GivenStandIn GIVEN = new GivenStandIn(System.getenv());

    @RegisterExtension
    static final StandInStack STACK = new StandInStack(GIVEN::standIn);

    @Override
    public RunningStack running() {
        return STACK.running();
    }
}
