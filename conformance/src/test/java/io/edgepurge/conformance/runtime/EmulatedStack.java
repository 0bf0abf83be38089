package io.edgepurge.conformance.runtime;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.Grant;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.local.aws.DynamoDbTables;
import io.edgepurge.local.aws.SqsQueues;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.LocalValues;
import io.edgepurge.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables and queues of template.yaml at an AWS emulator, with the account of the recorded events. */
final class EmulatedStack implements AutoCloseable {
    /** The distribution of the recorded doorbells. */
    static final String DISTRIBUTION = "E1A2B3";

    private static final String REGION = "eu-central-1";
    private static final AccountId DEMO = new AccountId("demo");

    private final SignedCalls calls;
    private final Template template;
    private final SqsQueues queues;

    EmulatedStack(URI emulator) {
        this.calls = new SignedCalls(emulator);
        String owner = SqsQueues.accountIdAt(emulator);
        this.template =
                Template.read(Path.of("..", "template.yaml"), new LocalValues(REGION, owner, calls.uri(), Map.of()));
        DynamoDbTables.create(emulator, template.tables());
        this.queues = SqsQueues.create(emulator, new SqsQueues.Owner(REGION, owner), template.queues());
        createAccount(emulator);
    }

    FunctionResource function(String name) {
        return template.function(name);
    }

    /** Returns the calls of the functions. */
    SignedCalls calls() {
        return calls;
    }

    /** Returns the address of the emulator, without credentials. */
    Map<String, String> address() {
        return Map.of("AWS_ENDPOINT_URL", calls.uri().toString());
    }

    private void createAccount(URI emulator) {
        Map<String, String> variables =
                new HashMap<>(template.functions().getFirst().environment());
        variables.putAll(Map.of(
                "AWS_ENDPOINT_URL",
                emulator.toString(),
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local"));
        AwsWiring aws = new AwsWiring(variables);
        UrlEndpoint endpoint = UrlEndpoint.of("https://img.example/demo/", new DistributionId(DISTRIBUTION))
                .withTags(TagPrefix.ANY);
        aws.accountRegistry().save(new Account(DEMO, List.of(endpoint), 1_000)).orThrow();
        boolean _ =
                aws.keyRegistry().issue(DEMO, Grant.unrestricted(new KeyId("demo-key")), new ApiKey("private_demo"));
    }

    @Override
    public void close() {
        queues.close();
        calls.close();
    }
}
