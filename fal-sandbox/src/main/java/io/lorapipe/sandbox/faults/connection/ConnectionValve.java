package io.lorapipe.sandbox.faults.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lends Tomcat's grip on the connection to the filter; the servlet API has none. */
final class ConnectionValve extends ValveBase {

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Connection connection = reset -> {
            if (reset && request.getConnector().getProtocolHandler() instanceof ResettableProtocol protocol) {
                protocol.resetOnClose(request.getRemoteAddr(), request.getRemotePort());
            }
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        };
        request.setAttribute(Connection.ATTRIBUTE, connection);
        getNext().invoke(request, response);
    }
}
