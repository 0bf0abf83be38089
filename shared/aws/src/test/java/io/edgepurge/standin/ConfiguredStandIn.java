package io.edgepurge.standin;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The AWS emulator whose address is set in the environment. */
public final class ConfiguredStandIn implements StandInSource {
    private final Map<String, String> variables;
    private StandInProduct product = StandInProduct.OTHER;

    public ConfiguredStandIn(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Fails the whole class with one message if no address is set, or nothing responds there. */
    @Override
    public void beforeAll(ExtensionContext context) {
        StandIn given = standIn();
        product = StandInProduct.at(given.dynamoDb());
        System.out.println(context.getDisplayName() + " runs against " + product + " at " + given.dynamoDb());
    }

    @Override
    public StandIn standIn() {
        return StandIn.from(variables);
    }

    @Override
    public StandInProduct product() {
        return product;
    }
}
