package io.edgepurge.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The location of the stack's DynamoDB and SQS. */
public sealed interface AwsBackendLocation {
    /**
     * DynamoDB Local and ElasticMQ in this process, on ports of the stack.
     *
     * @param tables the folder for DynamoDB's tables; empty keeps them in memory
     */
    record Embedded(Optional<Path> tables) implements AwsBackendLocation {}

    /**
     * Another AWS emulator, such as LocalStack. The stack creates tables and queues with unique names there and deletes them
     * when it closes. The stack's own DynamoDB and SQS ports stay closed.
     */
    record External(URI dynamoDb, URI sqs) implements AwsBackendLocation {}
}
