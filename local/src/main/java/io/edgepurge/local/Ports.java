package io.edgepurge.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The seven loopback ports of the stack. */
public record Ports(int api, int edge, Aws aws) {
    private static final int COUNT = 7;
    private static final int LAST_PORT = 65_535;

    /** Those at which AWS's APIs answer. */
    public record Aws(int cloudFront, int dynamoDb, int sqs, int scheduler, int lambda) {}

    /** Seven in a row. */
    public static Ports from(int base) {
        if (base < 1 || base > LAST_PORT - COUNT + 1) {
            throw new IllegalArgumentException("the base port must be from 1 to " + (LAST_PORT - COUNT + 1));
        }
        return new Ports(base, base + 1, new Aws(base + 2, base + 3, base + 4, base + 5, base + 6));
    }

    /** Seven that are free now, for tests. */
    public static Ports free() {
        List<ServerSocket> sockets =
                IntStream.range(0, COUNT).mapToObj(i -> listen(0)).toList();
        List<Integer> free = sockets.stream().map(ServerSocket::getLocalPort).toList();
        sockets.forEach(Ports::close);
        return new Ports(
                free.get(0), free.get(1), new Aws(free.get(2), free.get(3), free.get(4), free.get(5), free.get(6)));
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
    void mustBeFree() {
        byName().forEach((name, port) -> {
            try {
                close(listen(port));
            } catch (UncheckedIOException e) {
                throw new StackStartException("port " + port + " (" + name
                        + ") is taken: stop what listens there or choose other ports with --base-port");
            }
        });
    }

    private Map<String, Integer> byName() {
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
