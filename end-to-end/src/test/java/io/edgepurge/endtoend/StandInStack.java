package io.edgepurge.endtoend;

import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.standin.StandIn;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stack with its tables and queues in an AWS emulator, started by the first test that uses it. */
final class StandInStack implements AfterAllCallback {
    private final Supplier<StandIn> standIn;
    private Optional<RunningStack> running = Optional.empty();

    StandInStack(Supplier<StandIn> standIn) {
        this.standIn = standIn;
    }

    RunningStack running() {
        RunningStack stack = running.orElseGet(() -> {
            StandIn place = standIn.get();
            return new RunningStack(10_000, new AwsBackendLocation.External(place.dynamoDb(), place.sqs()));
        });
        running = Optional.of(stack);
        return stack;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.ifPresent(RunningStack::close);
    }
}
