package io.edgepurge.local.edge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1 server on 127.0.0.1 that handles each connection in a virtual thread. Unlike the JDK's server, it does not parse a
 * request target as a URI, so viewers can send {@code |}, <code>{</code> and {@code [}, as browsers do.
 */
final class EdgeServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EdgeServer.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LINGER_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_DISCARDED_BYTES = 1 << 20;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Handles a viewer request. */
    interface Handler {
        void handle(ViewerRequest request, EdgeResponse response) throws IOException;
    }

    private EdgeServer(ServerSocket listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Starts listening. An unchecked exception of the handler is logged and closes the connection.
     *
     * @param port the port; 0 selects a free one
     * @throws BindException if the port is in use; the message names the port
     */
    static EdgeServer start(int port, Handler handler) throws IOException {
        EdgeServer server = new EdgeServer(bind(port), handler);
        server.threads.execute(server::acceptAll);
        return server;
    }

    URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + listener.getLocalPort());
    }

    /** Stops immediately. Requests in progress are cut off. */
    @Override
    public void close() {
        closeQuietly(listener);
        threads.shutdownNow();
        connections.forEach(EdgeServer::closeQuietly);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return listener;
        } catch (BindException e) {
            listener.close();
            BindException taken = new BindException("port " + port + " on " + LOOPBACK + " is in use");
            taken.initCause(e);
            throw taken;
        }
    }

    private void acceptAll() {
        try {
            while (!threads.isShutdown()) {
                Socket connection = listener.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the edge cache stopped listening", e);
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout((int) IDLE_TIMEOUT.toMillis());
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            while (serveNext(in, out)) {
                out.flush();
            }
            out.flush();
            linger(connection, in);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a viewer connection ended", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a viewer request failed", e);
        } finally {
            connections.remove(connection);
        }
    }

    /** Returns true if the connection can carry another request. */
    private boolean serveNext(InputStream in, OutputStream out) throws IOException {
        return switch (ViewerRequestReader.read(in)) {
            case ViewerRequestReader.Result.Read(ViewerRequest request) -> {
                EdgeResponse response = EdgeResponse.to(request, out);
                handler.handle(request, response);
                yield response.keepsConnection();
            }
            case ViewerRequestReader.Result.Malformed() -> {
                EdgeResponse.toMalformed(out).error(400, "The request is malformed.");
                yield false;
            }
            case ViewerRequestReader.Result.Closed() -> false;
        };
    }

    /** Discards unread input. Closing a socket with unread input can discard the response on its way to the viewer. */
    private static void linger(Socket connection, InputStream in) throws IOException {
        connection.shutdownOutput();
        connection.setSoTimeout((int) LINGER_TIMEOUT.toMillis());
        in.readNBytes(MAX_DISCARDED_BYTES);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "closing failed", e);
        }
    }
}
