package io.edgepurge.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.edgepurge.local.host.FunctionHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings that all function processes share: the host's class path, the inherited variables, the region and the AWS
 * endpoints.
 */
public record FunctionHostLocation(
        List<Path> classPath, Map<String, String> inherited, String region, AwsEndpoints endpoints) {
    public FunctionHostLocation {
        classPath = List.copyOf(classPath);
        inherited = Map.copyOf(inherited);
    }

    /**
     * Returns the class path of the function host: the host, Lambda's core interfaces and Lambda's serialization. Each
     * function adds its own jar.
     */
    public static List<Path> hostClassPath() {
        return Stream.of(FunctionHost.class, Context.class, PojoSerializer.class)
                .map(FunctionHostLocation::locationOf)
                .toList();
    }

    private static Path locationOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** The local AWS endpoints, named as in the standard settings of the AWS SDKs. */
    public record AwsEndpoints(URI dynamoDb, URI sqs, URI cloudFront, URI scheduler) {}

    /** Returns the variables that Lambda would set, with local endpoints and credentials. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(inherited);
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        // The developer's own profile may name an endpoint or a role.
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString());
        environment.put("AWS_ENDPOINT_URL_CLOUDFRONT", endpoints.cloudFront().toString());
        environment.put("AWS_ENDPOINT_URL_SCHEDULER", endpoints.scheduler().toString());
        // the edge is on this machine, which visits to purged URLs never reach otherwise
        environment.put("EDGEPURGE_VISIT_THIS_MACHINE", "true");
        environment.put("TZ", ":UTC");
        return environment;
    }
}
