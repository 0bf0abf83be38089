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

/** The seven loopback ports of the stack. */
public record Ports(int api, int edge, Aws aws) {
    private static final int COUNT = 7;
    private static final int LAST_PORT = 65_535;
    private static final int FIRST_TEST_PORT = 20_000;
    private static final int PORT_RANGES = 1_700;
    private static final int TRIES = 1_000;

    /** Those at which AWS's APIs answer. */
    public record Aws(int cloudFront, int dynamoDb, int sqs, int scheduler, int lambda) {}

    /** Seven in a row. */
    public static Ports from(int base) {
        if (base < 1 || base > LAST_PORT - COUNT + 1) {
            throw new IllegalArgumentException("the base port must be from 1 to " + (LAST_PORT - COUNT + 1));
        }
        return new Ports(base, base + 1, new Aws(base + 2, base + 3, base + 4, base + 5, base + 6));
    }

    /**
     * Seven in a row that nobody listens on now, for tests. Taken by chance, so that tests that run at the same time do not take
     * the same, from those that no system hands out by itself to whoever connects. Throws {@link StackStartException} where a
     * thousand tries find none.
     */
    public static Ports free() {
        return free(Ports::areFree);
    }

    static Ports free(IntPredicate areFree) {
        return IntStream.generate(
                        () -> FIRST_TEST_PORT + COUNT * ThreadLocalRandom.current().nextInt(PORT_RANGES))
                .limit(TRIES)
                .filter(areFree)
                .mapToObj(Ports::from)
                .findFirst()
                .orElseThrow(() -> new StackStartException("found no seven free ports in a row in " + TRIES
                        + " tries: may programs listen on the loopback interface here?"));
    }

    private static boolean areFree(int base) {
        try {
            IntStream.range(base, base + COUNT).forEach(port -> close(listen(port)));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** CloudFront's API. */
    public int cloudFront() {
        return aws.cloudFront();
    }

    /** DynamoDB's API. */
    public int dynamoDb() {
        return aws.dynamoDb();
    }

    /** SQS's API. */
    public int sqs() {
        return aws.sqs();
    }

    /** EventBridge Scheduler's API. */
    public int scheduler() {
        return aws.scheduler();
    }

    /** Lambda's API. */
    public int lambda() {
        return aws.lambda();
    }

    /** Throws {@link StackStartException} naming the first port that somebody else listens on. */
    void requireFree() {
        portsByName().forEach((name, port) -> {
            try {
                close(listen(port));
            } catch (UncheckedIOException e) {
                throw new StackStartException("port " + port + " (" + name
                        + ") is taken: stop what listens there or choose other ports with --base-port");
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

    /** For people: the name that their browser and their certificate know. */
    static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** For programs: the address that is listened on, whatever the name means to them. */
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
