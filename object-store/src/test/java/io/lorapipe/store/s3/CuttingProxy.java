package io.lorapipe.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that is cut once so many bytes have gone there, for a moment or for good. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong sent = new AtomicLong();
    private final int target;
    private volatile long cutAfter = Long.MAX_VALUE;
    private volatile boolean staysCut;
    private volatile boolean cut;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Cuts every connection when this many bytes more have gone to the server. */
    void cutOnceAfter(long bytes) {
        set(bytes, false);
    }

    /** Cuts every connection when this many bytes more have gone to the server, and lets no other one through. */
    void cutForGoodAfter(long bytes) {
        set(bytes, true);
    }

    void repair() {
        set(Long.MAX_VALUE, false);
    }

    /** Bytes that went to the server since the line was last set up. */
    long sent() {
        return sent.get();
    }

    boolean wasCut() {
        return cut;
    }

    private void set(long bytes, boolean forGood) {
        cut = false;
        sent.set(0);
        staysCut = forGood;
        cutAfter = bytes;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void join(Socket client) {
        try (client) {
            if (cut && staysCut) {
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                Thread.ofVirtual().start(() -> answer(server, client));
                forward(client, server);
            }
        } catch (IOException e) {
            // one side is gone, and now the other one is
        }
    }

    private void forward(Socket client, Socket server) throws IOException {
        InputStream from = client.getInputStream();
        OutputStream to = server.getOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (sent.addAndGet(read) > cutAfter && (!cut || staysCut)) {
                cut = true;
                return;
            }
            to.write(buffer, 0, read);
        }
    }

    private static void answer(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
            client.close();
        } catch (IOException e) {
            // cut
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
