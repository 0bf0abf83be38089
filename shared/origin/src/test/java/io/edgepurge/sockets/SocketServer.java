package io.edgepurge.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on the loopback interface whose connections do what a test wants, which may not be valid HTTP. */
public final class SocketServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Starts a server on a free port. */
    public SocketServer(ServerSocketFactory sockets, Conversation conversation) {
        try {
            listening = sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    /** Reads the head of a request; returns its lines. */
    public static List<String> readHead(BufferedReader requests) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = requests.readLine();
        while (line != null && !line.isEmpty()) {
            lines.add(line);
            line = requests.readLine();
        }
        return lines;
    }

    /** Returns the port. */
    public int port() {
        return listening.getLocalPort();
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

    /** The behavior of a connection. */
    public interface Conversation {
        void with(Socket socket, BufferedReader requests) throws IOException;
    }
}
