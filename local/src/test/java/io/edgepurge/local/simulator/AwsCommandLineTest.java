package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.AwsCli;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls the simulator with the AWS CLI. Skipped if the AWS CLI is not installed. */
class AwsCommandLineTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @BeforeEach
    void needTheCommandLine() {
        assumeTrue(AwsCli.isInstalled(), "the AWS CLI is not installed: its tests are skipped");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void it_creates_gets_and_lists_an_invalidation_with_an_endpoint_url() throws IOException, InterruptedException {
        JsonNode created = aws("create-invalidation", "--paths", "/a.jpg", "/b*");
        String id = created.at("/Invalidation/Id").textValue();
        simulator.completeAll();
        JsonNode found = aws("get-invalidation", "--id", id);
        JsonNode listed = aws("list-invalidations", "--max-items", "1");

        assertThat(created.at("/Invalidation/Status").textValue()).isEqualTo("InProgress");
        assertThat(created.at("/Location").textValue()).endsWith(id);
        assertThat(found.at("/Invalidation/Status").textValue()).isEqualTo("Completed");
        assertThat(found.at("/Invalidation/InvalidationBatch/Paths/Items/1").textValue())
                .isEqualTo("/b*");
        assertThat(listed.at("/InvalidationList/Items/0/Id").textValue()).isEqualTo(id);
    }

    private JsonNode aws(String command, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("aws", "--endpoint-url", simulator.endpoint().toString()));
        words.addAll(List.of("--output", "json", "cloudfront", command, "--distribution-id", DISTRIBUTION));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process process = builder.start();
        JsonNode response = new ObjectMapper().readTree(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return response;
    }
}
