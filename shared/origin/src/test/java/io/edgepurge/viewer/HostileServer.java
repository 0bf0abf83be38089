package io.edgepurge.viewer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on the loopback interface that answers each request as a test wants, and records the requests. */
final class HostileServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HostileServer(ServerSocketFactory sockets, Answer answer) {
        try {
            listening = sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(answer));
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
        return listening.getLocalPort();
    }

    /** Returns the heads of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
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

    private void accept(Answer answer) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket, Answer answer) {
        try (socket) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> lines = new ArrayList<>();
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                lines.add(line);
                line = reader.readLine();
            }
            requests.add(String.join("\n", lines));
            answer.to(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            // the client has closed the connection
        }
    }

    /** The behavior after a request. */
    interface Answer {
        void to(OutputStream out) throws IOException;
    }
}
