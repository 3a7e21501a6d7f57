package io.lorapipe.store.supabase;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a server, and cuts them when a client has sent enough. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final URI target;
    private final long perConnection;
    private final AtomicLong allowed;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();

    /**
     * @param perConnection how many bytes of a client one connection passes on
     * @param total how many all connections pass on, until {@link #mend}
     */
    CuttingProxy(URI target, long perConnection, long total) throws IOException {
        this.target = target;
        this.perConnection = perConnection;
        this.allowed = new AtomicLong(total);
        workers.submit(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    /** How many bytes of clients were passed on. */
    long passed() {
        return passed.get();
    }

    void mend() {
        allowed.set(Long.MAX_VALUE);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                workers.submit(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(target.getHost(), target.getPort())) {
            workers.submit(() -> answers(server, client));
            if (requests(client.getInputStream(), server.getOutputStream())) {
                server.shutdownOutput();
            } else {
                cuts.incrementAndGet();
            }
        } catch (IOException gone) {
            // the other end closed first
        }
    }

    /** Whether the client ended before it was cut off. */
    private boolean requests(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long mine = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            mine += read;
            if (mine > perConnection || allowed.addAndGet(-read) < 0) {
                return false;
            }
            passed.addAndGet(read);
            to.write(buffer, 0, read);
        }
        return true;
    }

    private static void answers(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // the other end closed first
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        workers.shutdownNow();
    }
}
