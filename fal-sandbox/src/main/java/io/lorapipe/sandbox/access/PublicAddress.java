package io.lorapipe.sandbox.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address a caller used: links in answers begin with it, so they work wherever the caller is. */
public final class PublicAddress {

    private PublicAddress() {}

    /** Scheme and host, without a slash at the end. */
    public static URI of(HttpServletRequest request) {
        var host = request.getHeader("Host");
        var authority = host == null ? request.getServerName() + ":" + request.getServerPort() : host;
        return URI.create(request.getScheme() + "://" + authority);
    }
}
