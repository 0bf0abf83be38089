package io.edgepurge.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The seven loopback ports of a stack. */
public record Ports(int api, int edge, Aws aws) {
    private static final int COUNT = 7;
    private static final int LAST_PORT = 65_535;
    private static final int FIRST_TEST_PORT = 20_000;
    private static final int PORT_RANGES = 1_700;
    private static final int TRIES = 1_000;

    /** The ports of the AWS emulators. */
    public record Aws(int cloudFront, int dynamoDb, int sqs, int scheduler, int lambda) {}

    /** Returns seven consecutive ports starting at {@code base}. */
    public static Ports from(int base) {
        if (base < 1 || base > LAST_PORT - COUNT + 1) {
            throw new IllegalArgumentException("the base port must be from 1 to " + (LAST_PORT - COUNT + 1));
        }
        return new Ports(base, base + 1, new Aws(base + 2, base + 3, base + 4, base + 5, base + 6));
    }

    /**
     * Returns seven consecutive free ports, for tests. The base is random, so that parallel tests do not collide, and lies
     * below the ephemeral port range. Throws {@link StackStartException} if 1,000 attempts find none.
     */
    public static Ports free() {
        return free(Ports::areFree);
    }

    static Ports free(IntPredicate areFree) {
        return IntStream.generate(() ->
                        FIRST_TEST_PORT + COUNT * ThreadLocalRandom.current().nextInt(PORT_RANGES))
                .limit(TRIES)
                .filter(areFree)
                .mapToObj(Ports::from)
                .findFirst()
                .orElseThrow(() -> new StackStartException("found no seven consecutive free ports in " + TRIES
                        + " attempts: check that programs may listen on the loopback interface"));
    }

    private static boolean areFree(int base) {
        try {
            IntStream.range(base, base + COUNT).forEach(port -> close(listen(port)));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Returns the port of the CloudFront API. */
    public int cloudFront() {
        return aws.cloudFront();
    }

    /** Returns the port of DynamoDB. */
    public int dynamoDb() {
        return aws.dynamoDb();
    }

    /** Returns the port of SQS. */
    public int sqs() {
        return aws.sqs();
    }

    /** Returns the port of EventBridge Scheduler. */
    public int scheduler() {
        return aws.scheduler();
    }

    /** Returns the port of the Lambda API. */
    public int lambda() {
        return aws.lambda();
    }

    /** Throws {@link StackStartException} if a port is in use, and names the first one. */
    void requireFree() {
        portsByName().forEach((name, port) -> {
            try {
                close(listen(port));
            } catch (UncheckedIOException e) {
                throw new StackStartException("port " + port + " (" + name
                        + ") is in use: stop the program that uses it, or choose other ports with --base-port");
            }
        });
    }

    private Map<String, Integer> portsByName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("api", api);
        ports.put("edge", edge);
        ports.put("cloudfront", cloudFront());
        ports.put("dynamodb", dynamoDb());
        ports.put("sqs", sqs());
        ports.put("scheduler", scheduler());
        ports.put("lambda", lambda());
        return ports;
    }

    /** Returns the URL for users. Browsers and certificates know the name {@code localhost}. */
    static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** Returns the URL for programs. The address does not depend on how {@code localhost} resolves. */
    static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
