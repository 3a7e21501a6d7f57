package io.lorapipe.gateway.progress.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Writes server-sent events; each is on its way when the call returns. */
final class EventWriter {

    private final OutputStream out;

    EventWriter(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a buffering proxy would hold events back
        this.out = response.getOutputStream();
        response.flushBuffer();
    }

    /** The data is one line, as JSON is here. */
    void event(String id, String name, String data) throws IOException {
        send("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    void comment(String text) throws IOException {
        send(": " + text + "\n\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
