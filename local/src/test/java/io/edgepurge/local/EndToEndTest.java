package io.edgepurge.local;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest implements EndToEndContract {
    private final RunningStack running = new RunningStack(10_000);

    @AfterAll
    void stop() {
        running.close();
    }

    @Override
    public RunningStack running() {
        return running;
    }
}
