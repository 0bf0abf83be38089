package io.edgepurge.origin;

import io.edgepurge.domain.account.CacheAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback interface that says what it is told to, HTTP or not. */
final class RawServer implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private RawServer(Conversation conversation) {
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    /** Says the same to everybody. */
    static RawServer saying(String text, After after) {
        return new RawServer((socket, requests) -> {
            readRequest(requests);
            say(socket, text);
            if (after == After.CLOSE) {
                socket.close();
            }
        });
    }

    /** Answers one request of a connection, keeps the connection, and drops it at the next request. */
    static RawServer forgetful() {
        return new RawServer((socket, requests) -> {
            readRequest(requests);
            say(socket, OK);
            readRequest(requests);
            socket.close();
        });
    }

    CacheAddress address() {
        return new CacheAddress("http://127.0.0.1:" + listening.getLocalPort());
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Conversation conversation) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket, conversation));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void converse(Socket socket, Conversation conversation) {
        try {
            conversation.with(
                    socket,
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
        } catch (IOException gone) {
            // the other side has heard enough
        }
    }

    private static void readRequest(BufferedReader requests) throws IOException {
        String line = requests.readLine();
        while (line != null && !line.isEmpty()) {
            line = requests.readLine();
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** What follows the words. */
    enum After {
        SILENCE,
        CLOSE
    }

    private interface Conversation {
        void with(Socket socket, BufferedReader requests) throws IOException;
    }
}
