package io.edgepurge.local.simulator;

import java.net.URI;
import java.util.List;

/**
 * The configuration of the simulator.
 *
 * @param apiPort the port of the CloudFront API; 0 selects a free one
 * @param edgePort the port of the edge cache; 0 selects a free one
 * @param origin the URL of the origin, {@code http://host[:port]}
 * @param distributions the distributions, with unique IDs and host names
 * @param settings the initial settings; they can change while the simulator runs
 */
public record SimulatorConfig(
        int apiPort, int edgePort, URI origin, List<Distribution> distributions, SimulatorSettings settings) {
    /** Copies the list. */
    public SimulatorConfig {
        distributions = List.copyOf(distributions);
    }
}
