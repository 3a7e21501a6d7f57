package io.lorapipe.sandbox.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers 401 unless the request carries an accepted key; tells the controllers whose it is. */
final class KeyInterceptor implements HandlerInterceptor {

    private static final String SCHEME = "Key ";

    private final Pattern acceptedKeys;

    KeyInterceptor(Pattern acceptedKeys) {
        this.acceptedKeys = acceptedKeys;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var key = key(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (key == null) {
            refuse(request, response);
            return false;
        }
        request.setAttribute("account", Account.ofKey(key));
        return true;
    }

    private @Nullable String key(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return null;
        }
        var key = authorization.substring(SCHEME.length()).strip();
        return acceptedKeys.matcher(key).matches() ? key : null;
    }

    /** The Platform API wraps its errors; the queue does not. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        var platform = request.getRequestURI().startsWith("/v1/");
        response.getWriter()
                .write(
                        platform
                                ? "{\"error\":{\"type\":\"authorization_error\",\"message\":\"Invalid key credentials\"}}"
                                : "{\"detail\":\"Invalid key credentials; send the header 'Authorization: Key <key>'\"}");
    }
}
