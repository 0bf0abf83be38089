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
 * LocalStack in a container per class. Without a Docker engine, the class is skipped with a message.
 *
 * <p>Settings: {@code LOCALSTACK_IMAGE} selects another image, and {@code LOCALSTACK_AUTH_TOKEN} is for images that require it.
 */
public final class LocalStack implements StandInSource, AfterAllCallback {
    /** @see <a href="https://github.com/testcontainers/testcontainers-dotnet/pull/1667">LocalStack 4.15 requires a token</a> */
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
            String line = "Skipped: " + context.getDisplayName() + ": LocalStack needs a Docker engine";
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
