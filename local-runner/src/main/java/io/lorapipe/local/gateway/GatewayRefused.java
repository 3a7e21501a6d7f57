package io.lorapipe.local.gateway;

/** The gateway refuses a request; the message is its sentence for users. */
public final class GatewayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    GatewayRefused(int status, String code, String sentence) {
        super(sentence);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** Stable for programs, such as {@code not_found}. */
    public String code() {
        return code;
    }
}
