package io.edgepurge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortsTest {
    @Test
    void the_seven_ports_are_consecutive() {
        assertThat(Ports.from(8080)).isEqualTo(new Ports(8080, 8081, new Ports.Aws(8082, 8083, 8084, 8085, 8086)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_530, 70_000})
    void an_invalid_base_port_is_rejected(int base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.from(base))
                .withMessage("the base port must be from 1 to 65529");
    }

    @Test
    void the_search_for_free_ports_ends() {
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> Ports.free(_ -> false))
                .withMessage("found no seven consecutive free ports in 1000 attempts:"
                        + " check that programs may listen on the loopback interface");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket _ = new ServerSocket(ports.edge(), 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StackStartException.class)
                    .isThrownBy(ports::requireFree)
                    .withMessage(
                            "port " + ports.edge()
                                    + " (edge) is in use: stop the program that uses it, or choose other ports with --base-port");
        }
        ports.requireFree();
    }
}
