package io.lorapipe.training.fal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Notes the moment from which bytes of a request may have left. It stands behind the making of the connection, so what
 * fails before it (the name, the connection, TLS) surely sent nothing; a sender that is late is stopped here.
 */
final class Leaving implements Interceptor {

    private final BooleanSupplier mayBegin;
    private volatile boolean begun;

    Leaving(BooleanSupplier mayBegin) {
        this.mayBegin = mayBegin;
    }

    /** The sender did not begin in time. */
    static final class TooLate extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Somebody on the way wants to know who we are; the client would take it for a fault of the protocol. */
    static final class RefusedByProxy extends IOException {
        private static final long serialVersionUID = 1L;
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (!mayBegin.getAsBoolean()) {
            throw new TooLate();
        }
        begun = true;
        var response = chain.proceed(chain.request());
        if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH) {
            response.close();
            throw new RefusedByProxy();
        }
        return response;
    }
}
