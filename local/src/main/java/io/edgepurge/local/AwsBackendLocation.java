package io.edgepurge.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the stack's DynamoDB and SQS are. */
public sealed interface AwsBackendLocation {
    /**
     * DynamoDB Local and ElasticMQ, on ports of the stack.
     *
     * @param tables the folder that keeps DynamoDB's tables; without one they are in memory
     */
    record Embedded(Optional<Path> tables) implements AwsBackendLocation {}

    /**
     * Another stand-in of AWS, such as LocalStack. Tables and queues get names of their own there and are deleted when the stack
     * closes; the stack's own ports of the two stay closed.
     */
    record External(URI dynamoDb, URI sqs) implements AwsBackendLocation {}
}
