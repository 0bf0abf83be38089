package io.edgepurge.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates AWS clients with timeouts that leave a function enough time to report an error. All clients of an instance share one
 * credentials provider, so a function loads and renews its credentials once.
 */
final class Clients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(6);

    /** Short, because a caller waits and the sweep replaces a lost doorbell. */
    private static final Duration DOORBELL_TIMEOUT = Duration.ofSeconds(2);

    /** Short, because a caller waits and a list takes several calls. */
    private static final Duration SCHEDULER_CALL_TIMEOUT = Duration.ofSeconds(4);

    /** CloudFront needs longer than usual to create an invalidation of thousands of paths. */
    private static final Duration CLOUDFRONT_RESPONSE_TIMEOUT = Duration.ofSeconds(15);

    static {
        // otherwise the JDK's client resends a POST after a broken connection: a call that the rate limiter cannot
        // count, or a reservation that is charged twice
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final Map<String, String> variables;
    private final AwsCredentialsProvider credentials;
    private final UnaryOperator<SdkHttpClient> transport;

    Clients(Map<String, String> variables) {
        this(variables, credentials(variables), UnaryOperator.identity());
    }

    private Clients(
            Map<String, String> variables, AwsCredentialsProvider credentials, UnaryOperator<SdkHttpClient> transport) {
        this.variables = variables;
        this.credentials = credentials;
        this.transport = transport;
    }

    /** Returns clients with the same credentials that read from AWS and change nothing there; see {@link ReadOnlyHttpClient}. */
    Clients readOnly() {
        return new Clients(variables, credentials, ReadOnlyHttpClient::new);
    }

    /** Returns clients with the same credentials that send nothing; see {@link PrimingHttpClient}. They share one memory. */
    Clients inMemory() {
        PrimingHttpClient memory = new PrimingHttpClient();
        return new Clients(variables, credentials, network -> memory);
    }

    DynamoDbClient dynamoDb() {
        return configured("DYNAMODB", DynamoDbClient.builder().httpClient(http(RESPONSE_TIMEOUT)))
                .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    /** Creates a client that sends each request once; see {@link QuotaReservations}. */
    DynamoDbClient dynamoDbWithoutRetries() {
        return configured("DYNAMODB", DynamoDbClient.builder().httpClient(http(RESPONSE_TIMEOUT)))
                .overrideConfiguration(
                        override -> override.apiCallTimeout(CALL_TIMEOUT).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    SqsClient sqs() {
        return configured("SQS", SqsClient.builder().httpClient(http(DOORBELL_TIMEOUT)))
                .overrideConfiguration(override -> override.apiCallTimeout(DOORBELL_TIMEOUT))
                .build();
    }

    /**
     * Creates a client without retries; see {@link CloudFrontInvalidationApi}. CloudFront has one endpoint per partition. The SDK's
     * endpoint rules find it and its signing region from any region of the partition, so China works, too.
     */
    CloudFrontClient cloudFront() {
        return configured(
                        "CLOUDFRONT",
                        CloudFrontClient.builder()
                                .region(Region.AWS_GLOBAL)
                                .httpClient(http(CLOUDFRONT_RESPONSE_TIMEOUT)))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    SchedulerClient scheduler() {
        return configured("SCHEDULER", SchedulerClient.builder().httpClient(http(RESPONSE_TIMEOUT)))
                .overrideConfiguration(override -> override.apiCallTimeout(SCHEDULER_CALL_TIMEOUT))
                .build();
    }

    /** Applies the SDK's endpoint, region, and credential variables from the given map. */
    private <B extends AwsClientBuilder<B, ?>> B configured(String service, B builder) {
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_" + service))
                .or(() -> Optional.ofNullable(variables.get("AWS_ENDPOINT_URL")))
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        Optional.ofNullable(variables.get("AWS_REGION")).map(Region::of).ifPresent(builder::region);
        return builder.credentialsProvider(credentials);
    }

    /**
     * Returns the map's credentials, or the SDK's default chain. Functions with SnapStart have no credentials in their variables.
     * The chain gets them from an endpoint in the execution environment, and replaces those that expired before a restore.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html#snapstart-credentials">Credentials with SnapStart</a>
     */
    private static AwsCredentialsProvider credentials(Map<String, String> variables) {
        String id = variables.get("AWS_ACCESS_KEY_ID");
        String secret = variables.get("AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        String session = variables.get("AWS_SESSION_TOKEN");
        return StaticCredentialsProvider.create(
                session == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, session));
    }

    private SdkHttpClient http(Duration responseTimeout) {
        return transport.apply(UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(responseTimeout)
                .build());
    }
}
