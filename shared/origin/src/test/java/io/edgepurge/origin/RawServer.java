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

/** A server on the loopback interface that sends a given text, which may not be valid HTTP. */
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

    /** Returns a server that sends the same text to each client. */
    static RawServer sending(String text, After after) {
        return new RawServer((socket, requests) -> {
            readRequest(requests);
            send(socket, text);
            if (after == After.CLOSE) {
                socket.close();
            }
        });
    }

    /** Returns a server that responds to one request per connection and closes the connection at the next request. */
    static RawServer forgetful() {
        return new RawServer((socket, requests) -> {
            readRequest(requests);
            send(socket, OK);
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
            // the client has closed the connection
        }
    }

    private static void readRequest(BufferedReader requests) throws IOException {
        String line = requests.readLine();
        while (line != null && !line.isEmpty()) {
            line = requests.readLine();
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The behavior after the text. */
    enum After {
        SILENCE,
        CLOSE
    }

    private interface Conversation {
        void with(Socket socket, BufferedReader requests) throws IOException;
    }
}
