package io.edgepurge.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

/** The AWS clients, with time limits that leave a function time to say what went wrong. */
final class Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CALL_WITH_RETRIES = Duration.ofSeconds(6);

    /** A bell is a hint, and its ringer has a caller waiting. */
    private static final Duration DOORBELL_WITH_RETRIES = Duration.ofSeconds(2);

    /** A list takes a call after the other, and its reader has a caller waiting. */
    private static final Duration SCHEDULER_WITH_RETRIES = Duration.ofSeconds(4);

    /** Creating an invalidation of thousands of paths takes CloudFront longer than an ordinary call. */
    private static final Duration CLOUDFRONT_ANSWER = Duration.ofSeconds(15);

    static {
        // or the JDK's own client sends a POST once more by itself when a connection breaks: a call nobody counted
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private Clients() {}

    static DynamoDbClient dynamoDb(Map<String, String> variables) {
        return at("DYNAMODB", variables, DynamoDbClient.builder().httpClient(http(ANSWER)))
                .overrideConfiguration(override -> override.apiCallTimeout(CALL_WITH_RETRIES))
                .build();
    }

    static SqsClient sqs(Map<String, String> variables) {
        return at("SQS", variables, SqsClient.builder().httpClient(http(DOORBELL_WITH_RETRIES)))
                .overrideConfiguration(override -> override.apiCallTimeout(DOORBELL_WITH_RETRIES))
                .build();
    }

    /** Never retries by itself: {@link CloudFrontInvalidationApi} says why. */
    static CloudFrontClient cloudFront(Map<String, String> variables) {
        return at("CLOUDFRONT", variables, CloudFrontClient.builder().httpClient(http(CLOUDFRONT_ANSWER)))
                .region(Region.AWS_GLOBAL)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static SchedulerClient scheduler(Map<String, String> variables) {
        return at("SCHEDULER", variables, SchedulerClient.builder().httpClient(http(ANSWER)))
                .overrideConfiguration(override -> override.apiCallTimeout(SCHEDULER_WITH_RETRIES))
                .build();
    }

    /** Endpoints by the SDKs' own variables, which are read from the given map as well as from the process. */
    private static <B extends AwsClientBuilder<B, ?>> B at(String service, Map<String, String> variables, B builder) {
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_" + service))
                .or(() -> Optional.ofNullable(variables.get("AWS_ENDPOINT_URL")))
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        Optional.ofNullable(variables.get("AWS_REGION")).map(Region::of).ifPresent(builder::region);
        return builder.credentialsProvider(credentials(variables));
    }

    /** Those of the map if it has any; else whatever the SDK finds, such as those of a function restored by SnapStart. */
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

    private static SdkHttpClient http(Duration answer) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(answer)
                .build();
    }
}
