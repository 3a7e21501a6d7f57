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
        return call(
                url,
                "POST " + url.getRawPath() + " HTTP/1.1\r\nContent-Type: application/json\r\n" + "Content-Length: "
                        + body.length() + "\r\n",
                body);
    }

    public static String get(URI url) {
        return call(url, "GET " + url.getRawPath() + " HTTP/1.1\r\n", "");
    }

    /** The client keeps the connection, so that it ends only when the server closes it. */
    private static String call(URI url, String head, String body) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            var bytes = head + "Host: " + url.getAuthority() + "\r\nAuthorization: Key id:secret\r\n\r\n" + body;
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
