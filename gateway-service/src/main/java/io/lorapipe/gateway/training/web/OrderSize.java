package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what orders take of the heap: an order may carry its images, and is read as a whole. */
@Component
final class OrderSize extends OncePerRequestFilter {

    static final int MOST = 16 << 20;
    private static final int LARGE = 1 << 20;
    private static final int PATIENCE_SECONDS = 20;

    /** Held by the one large order that is in the heap. */
    private final Semaphore large = new Semaphore(1);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/api/trainings");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var body = new Body(request.getInputStream())) {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public ServletInputStream getInputStream() {
                            return body;
                        }
                    },
                    response);
        }
    }

    /** Counts; what it throws is answered as any other problem of the request. */
    private final class Body extends ServletInputStream {

        private final ServletInputStream bytes;
        private long read;
        private boolean holds;

        Body(ServletInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = bytes.read(target, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > MOST) {
                throw Problem.of(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "order_too_large",
                                "A training is asked for with 16 MiB at most; upload the images instead of sending them as data: addresses.")
                        .asException();
            }
            if (read > LARGE && !holds) {
                holds = acquired();
            }
        }

        private boolean acquired() {
            try {
                if (large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return true;
                }
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "orders_busy",
                            "Other large orders are being read; try again in a moment, or upload the images instead.")
                    .asException();
        }

        @Override
        public void close() {
            if (holds) {
                holds = false;
                large.release();
            }
        }

        @Override
        public boolean isFinished() {
            return bytes.isFinished();
        }

        @Override
        public boolean isReady() {
            return bytes.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            bytes.setReadListener(listener);
        }
    }
}
