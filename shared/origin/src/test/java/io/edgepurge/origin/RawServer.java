package io.edgepurge.origin;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.sockets.SocketServer;
import io.edgepurge.sockets.SocketServer.Conversation;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;

/** A server on the loopback interface that sends a given text, which may not be valid HTTP. */
final class RawServer implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final SocketServer server;

    private RawServer(Conversation conversation) {
        server = new SocketServer(ServerSocketFactory.getDefault(), conversation);
    }

    /** Returns a server that sends the same text to each client. */
    static RawServer sending(String text, After after) {
        return new RawServer((socket, requests) -> {
            SocketServer.readHead(requests);
            send(socket, text);
            if (after == After.CLOSE) {
                socket.close();
            }
        });
    }

    /** Returns a server that responds to one request per connection and closes the connection at the next request. */
    static RawServer forgetful() {
        return new RawServer((socket, requests) -> {
            SocketServer.readHead(requests);
            send(socket, OK);
            SocketServer.readHead(requests);
            socket.close();
        });
    }

    CacheAddress address() {
        return new CacheAddress("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
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
}
