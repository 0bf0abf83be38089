package io.edgepurge.endtoend;

import io.edgepurge.standin.ConfiguredStandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointEndToEndTest implements EndToEndContract {
    @RegisterExtension
    static final ConfiguredStandIn GIVEN = new ConfiguredStandIn(System.getenv());

    @RegisterExtension
    static final StandInStack STACK = new StandInStack(GIVEN::standIn);

    @Override
    public RunningStack running() {
        return STACK.running();
    }
}
