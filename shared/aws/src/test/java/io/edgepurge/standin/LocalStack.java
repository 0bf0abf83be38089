package io.edgepurge.standin;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, one a class. Settings: {@code LOCALSTACK_IMAGE} for another image, {@code LOCALSTACK_AUTH_TOKEN}
 * for those that ask for a token. Where no Docker engine is, the class is skipped and says so.
 */
public final class LocalStack implements StandInSource, AfterAllCallback {
    /** @see <a href="https://github.com/testcontainers/testcontainers-dotnet/pull/1667">From 4.15 on it asks for a token</a> */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    private final Map<String, String> variables;
    private Optional<LocalStackContainer> container = Optional.empty();

    public LocalStack(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String line =
                    "Left out: " + context.getDisplayName() + ": there is no Docker engine here to run LocalStack in";
            System.out.println(line);
            Assumptions.abort(line);
        }
        LocalStackContainer started = container();
        started.start();
        container = Optional.of(started);
    }

    private LocalStackContainer container() {
        DockerImageName image = DockerImageName.parse(variables.getOrDefault("LOCALSTACK_IMAGE", IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack");
        LocalStackContainer localStack = new LocalStackContainer(image).withServices("dynamodb", "sqs", "scheduler");
        Optional.ofNullable(variables.get(TOKEN)).ifPresent(token -> localStack.withEnv(TOKEN, token));
        return localStack;
    }

    @Override
    public StandIn standIn() {
        return StandIn.at(container.orElseThrow().getEndpoint());
    }

    @Override
    public StandInProduct product() {
        return StandInProduct.LOCALSTACK;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        container.ifPresent(LocalStackContainer::stop);
    }
}
