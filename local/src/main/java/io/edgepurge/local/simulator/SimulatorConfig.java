package io.edgepurge.local.simulator;

import java.net.URI;
import java.util.List;

/**
 * What the simulator starts with.
 *
 * @param apiPort of CloudFront's API; 0 takes any free port
 * @param edgePort of the edge; 0 takes any free port
 * @param origin behind the edge, {@code http://host[:port]}
 * @param distributions no id and no host name twice
 * @param settings at the start; they can be changed while it runs
 */
public record SimulatorConfig(
        int apiPort, int edgePort, URI origin, List<Distribution> distributions, SimulatorSettings settings) {
    /** Copies the list. */
    public SimulatorConfig {
        distributions = List.copyOf(distributions);
    }
}
