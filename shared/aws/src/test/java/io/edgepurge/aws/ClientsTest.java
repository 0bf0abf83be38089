package io.edgepurge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.endpoints.AwsEndpointAttribute;
import software.amazon.awssdk.awscore.endpoints.authscheme.SigV4AuthScheme;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.endpoints.CloudFrontEndpointProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class ClientsTest {
    /** The last row is a region that the SDK does not know yet. The row without a region is a program outside AWS. */
    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://cloudfront.amazonaws.com, us-east-1",
        "us-east-1, https://cloudfront.amazonaws.com, us-east-1",
        "cn-north-1, https://cloudfront.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
        "cn-northwest-1, https://cloudfront.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
        ", https://cloudfront.amazonaws.com, us-east-1",
        "eu-middle-9, https://cloudfront.amazonaws.com, us-east-1"
    })
    void the_CloudFront_client_calls_the_endpoint_of_the_stack_s_partition(
            @Nullable String region, String url, String signing) {
        Map<String, String> variables =
                new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key"));
        if (region != null) {
            variables.put("AWS_REGION", region);
        }
        try (CloudFrontClient client = new Clients(variables).cloudFront()) {
            Endpoint endpoint = CloudFrontEndpointProvider.defaultProvider()
                    .resolveEndpoint(parameters -> parameters.region(
                            client.serviceClientConfiguration().region()))
                    .join();

            assertThat(endpoint.endpointUrl().toUri()).hasToString(url);
            assertThat(endpoint.attribute(AwsEndpointAttribute.AUTH_SCHEMES))
                    .singleElement(type(SigV4AuthScheme.class))
                    .extracting(SigV4AuthScheme::signingRegion)
                    .isEqualTo(signing);
        }
    }

    @Test
    void all_clients_of_a_function_share_one_credentials_provider() {
        Clients clients = new Clients(Map.of("AWS_REGION", "eu-central-1"));

        try (DynamoDbClient dynamoDb = clients.dynamoDb();
                DynamoDbClient readOnly = clients.readOnly().dynamoDb();
                SqsClient sqs = clients.sqs();
                SchedulerClient scheduler = clients.scheduler();
                CloudFrontClient cloudFront = clients.cloudFront()) {
            assertThat(Stream.of(dynamoDb, readOnly, sqs, scheduler, cloudFront)
                            .map(AwsClient::serviceClientConfiguration)
                            .map(AwsServiceClientConfiguration::credentialsProvider)
                            .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>()))))
                    .hasSize(1);
        }
    }
}
