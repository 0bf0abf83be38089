package io.edgepurge.viewer;

import io.edgepurge.sockets.SocketServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on the loopback interface that answers each request as a test wants, and records the requests. */
final class HostileServer implements AutoCloseable {
    private final SocketServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HostileServer(ServerSocketFactory sockets, Answer answer) {
        server = new SocketServer(sockets, (socket, reader) -> answer(socket, reader, answer));
    }

    static HostileServer answering(Answer answer) {
        return new HostileServer(ServerSocketFactory.getDefault(), answer);
    }

    /** Returns a server that sends a text and closes the connection. */
    static HostileServer sending(String text) {
        return encrypted(ServerSocketFactory.getDefault(), text);
    }

    static HostileServer encrypted(ServerSocketFactory sockets, String text) {
        return new HostileServer(sockets, out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    int port() {
        return server.port();
    }

    /** Returns the heads of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Socket socket, BufferedReader reader, Answer answer) throws IOException {
        try (socket) {
            requests.add(String.join("\n", SocketServer.readHead(reader)));
            answer.to(socket.getOutputStream());
            socket.getOutputStream().flush();
        }
    }

    /** The behavior after a request. */
    interface Answer {
        void to(OutputStream out) throws IOException;
    }
}
