package io.lorapipe.sandbox.faults.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** An answer whose body takes another way out. */
final class BodyFilter extends HttpServletResponseWrapper {

    /** Where the bytes go. */
    interface Way {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    private final ServletOutputStream out;
    private final PrintWriter writer;

    BodyFilter(HttpServletResponse response, Way way) {
        super(response);
        out = new Out(way);
        writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        writer.flush();
        super.flushBuffer();
    }

    private static final class Out extends ServletOutputStream {

        private final Way way;

        private Out(Way way) {
            this.way = way;
        }

        @Override
        public void write(int single) throws IOException {
            way.write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            way.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The sandbox writes its answers at once");
        }
    }
}
