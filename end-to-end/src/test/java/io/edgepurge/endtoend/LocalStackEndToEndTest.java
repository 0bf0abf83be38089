package io.edgepurge.endtoend;

import io.edgepurge.standin.LocalStack;
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
