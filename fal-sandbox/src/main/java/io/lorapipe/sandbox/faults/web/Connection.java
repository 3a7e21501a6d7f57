package io.lorapipe.sandbox.faults.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** The TCP connection that a call came on. */
interface Connection {

    String ATTRIBUTE = Connection.class.getName();

    /** Closes it; what was flushed has been sent, and nothing else will be. */
    void close();

    static Connection of(HttpServletRequest http) {
        return (Connection) Objects.requireNonNull(http.getAttribute(ATTRIBUTE));
    }
}
