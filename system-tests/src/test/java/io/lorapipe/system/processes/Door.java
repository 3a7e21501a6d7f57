package io.lorapipe.system.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address that can be shut: who connects then is not refused, and waits before a byte of a request can leave. */
public final class Door implements AutoCloseable {

    private static final int IS_FULL_AFTER = 300;

    private final int port = Ports.free();
    private final List<Socket> crowd = new ArrayList<>();
    private @Nullable ServerSocket shut;
    private @Nullable Proxy open;

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Passes on to what stands behind it. */
    public void open(Proxy behind) {
        close();
        try {
            open = new Proxy(
                    new ServerSocket(port, 50, InetAddress.getLoopbackAddress()),
                    behind.url().getPort());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A queue that is full and that nobody takes from. */
    public void shut() {
        close();
        try {
            shut = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            while (joins(new Socket())) {
                // There is room left.
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        try {
            for (var waiting : crowd) {
                waiting.close();
            }
            crowd.clear();
            if (shut != null) {
                shut.close();
            }
            if (open != null) {
                open.close();
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private boolean joins(Socket socket) throws IOException {
        crowd.add(socket);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), IS_FULL_AFTER);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }
}
