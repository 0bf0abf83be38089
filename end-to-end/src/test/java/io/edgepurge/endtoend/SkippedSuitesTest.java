package io.edgepurge.endtoend;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reports the suites that an ordinary build skips. */
class SkippedSuitesTest {
    private static final String SKIPPED =
            "Skipped: the contract and end-to-end suites against LocalStack (mvn verify -Pdocker)"
                    + " and against another AWS emulator (AWS_ENDPOINT_URL=... mvn verify -Pendpoint)";

    @Test
    void suites_against_other_emulators() {
        System.out.println(SKIPPED);
        Assumptions.abort(SKIPPED);
    }
}
