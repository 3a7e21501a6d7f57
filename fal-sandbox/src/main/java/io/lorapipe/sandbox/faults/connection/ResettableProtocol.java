package io.lorapipe.sandbox.faults.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1, with a hand on its sockets; public because Tomcat makes it by its name. */
public final class ResettableProtocol extends Http11NioProtocol {

    /** When the connection from there is closed, its peer will read "connection reset" and not the end. */
    void resetOnClose(String address, int port) throws IOException {
        for (var connection : getEndpoint().getConnections()) {
            if (connection.getRemotePort() == port && address.equals(connection.getRemoteAddr())) {
                connection.getSocket().getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
    }
}
