package io.lorapipe.sandbox.faults.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;

/** The TCP connection that a call came on. */
public interface Connection {

    String ATTRIBUTE = Connection.class.getName();

    /**
     * Closes it; what was flushed has been sent, and nothing else will be.
     *
     * @param reset by a reset instead of an orderly end; what was sent and not yet read is lost with it
     */
    void close(boolean reset) throws IOException;

    /** Of the call that is being answered. */
    static Connection of(HttpServletRequest http) {
        return (Connection) Objects.requireNonNull(http.getAttribute(ATTRIBUTE));
    }
}
