package io.lorapipe.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets for adapters that gather what is written until there is much of it or it is flushed, and then send it at
 * once. The HTTP client hands over 8 KiB at a time; each of them alone costs a call of the system, and the end of a
 * request would wait 40 ms for the acknowledgement of what went before. TLS flushes each of its records by itself.
 */
public final class GatheringSockets extends SocketFactory {

    private static final int MUCH = 128 * 1024;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new GatheringSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw onlyUnconnected();
    }

    private static SocketException onlyUnconnected() {
        return new SocketException("only unconnected sockets are made here");
    }

    private static final class GatheringSocket extends Socket {

        private @Nullable OutputStream gathering;

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (gathering == null) {
                gathering = new BufferedOutputStream(super.getOutputStream(), MUCH);
            }
            return gathering;
        }
    }
}
