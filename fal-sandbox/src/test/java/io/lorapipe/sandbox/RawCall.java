package io.lorapipe.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A call on a connection of its own, read to the byte where the server closes it. */
public final class RawCall {

    private RawCall() {}

    /** Everything that came back, head and body, as it came. */
    public static String post(URI url, String body) {
        return call("POST", url, body);
    }

    public static String get(URI url) {
        return call("GET", url, "");
    }

    /** Sends a call and does not wait for the answer. */
    public static void send(Socket socket, String verb, URI url, String body) throws IOException {
        var head = String.join(
                "\r\n",
                verb + " " + url.getRawPath() + " HTTP/1.1",
                "Host: " + url.getAuthority(),
                "Authorization: Key id:secret",
                "Content-Length: " + body.length(),
                "",
                "");
        socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
    }

    /** The client keeps the connection, so that it ends only when the server closes it. */
    private static String call(String verb, URI url, String body) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, verb, url, body);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
