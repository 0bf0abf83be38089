package io.edgepurge.local;

import io.edgepurge.testing.LocalStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
class LocalStackEndToEndTest implements EndToEndContract {
    @RegisterExtension
    static final LocalStack LOCAL_STACK = new LocalStack(System.getenv());

    @RegisterExtension
    static final StandInStack STACK = new StandInStack(LOCAL_STACK::standIn);

    @Override
    public RunningStack running() {
        return STACK.running();
    }
}
