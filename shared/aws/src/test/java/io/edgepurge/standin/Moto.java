package io.edgepurge.standin;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A moto server per class. If moto is not installed, the class is skipped with a message. */
public final class Moto implements StandInSource, AfterAllCallback {
    private final Map<String, String> variables;
    private Optional<RunningMoto> moto = Optional.empty();

    public Moto(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        moto = RunningMoto.installed(variables).map(RunningMoto::start);
        if (moto.isEmpty()) {
            String line = "Skipped: " + context.getDisplayName() + ": moto_server is not installed";
            System.out.println(line);
            Assumptions.abort(line);
        }
    }

    @Override
    public StandIn standIn() {
        return StandIn.at(moto.orElseThrow().address());
    }

    @Override
    public StandInProduct product() {
        return StandInProduct.MOTO;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        moto.ifPresent(RunningMoto::close);
    }
}
