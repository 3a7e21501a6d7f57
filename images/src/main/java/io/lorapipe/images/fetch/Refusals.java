package io.lorapipe.images.fetch;

import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** The sentences of downloads that failed. */
final class Refusals {

    private static final String CHECK_LINK = "check the link, or upload the image instead";
    private static final String TRY_LATER = "try again later, or upload the image instead";
    private static final int LONGEST_URL = 200;

    private Refusals() {}

    static Unreachable notAWebAddress(String url) {
        return new Unreachable(
                url, Reason.NOT_A_WEB_ADDRESS, "is not an http or https address", "give a complete link", false);
    }

    static Unreachable withUser(String url) {
        return new Unreachable(
                url,
                Reason.NOT_A_WEB_ADDRESS,
                "carries a user name, or redirects to a link that does",
                "give a link without one",
                false);
    }

    static Unreachable notBase64(String url) {
        return new Unreachable(
                url,
                Reason.NOT_A_WEB_ADDRESS,
                "holds no base64",
                "give it as data:image/jpeg;base64,..., or upload the image",
                false);
    }

    static Unreachable port(String url, int port, Set<Integer> ports) {
        String usual = ports.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
        return new Unreachable(
                url,
                Reason.ADDRESS_REFUSED,
                "leads to port " + port,
                "use a link to port " + usual + ", or upload the image instead",
                false);
    }

    static Unreachable brokeOff(String url) {
        return new Unreachable(url, Reason.CONNECTION_FAILED, "could not be reached or broke off", TRY_LATER, true);
    }

    static Unreachable tooManyRedirects(String url, int most) {
        return new Unreachable(
                url, Reason.TOO_MANY_REDIRECTS, "redirects more than " + most + " times", CHECK_LINK, false);
    }

    static Unreachable redirectsElsewhere(String url) {
        return new Unreachable(
                url, Reason.NOT_A_WEB_ADDRESS, "redirects to what is not an http or https address", CHECK_LINK, false);
    }

    static Unreachable tooManyBytes(String url, long most) {
        String found = String.format(Locale.ROOT, "has more than %,d bytes", most);
        return new Unreachable(url, Reason.TOO_MANY_BYTES, found, "use a smaller image", false);
    }

    static Unreachable status(String url, int status) {
        boolean passing = status >= 500 || status == 408 || status == 425 || status == 429;
        return new Unreachable(
                url, Reason.BAD_STATUS, "answered with status " + status, passing ? TRY_LATER : CHECK_LINK, passing);
    }

    static Unreachable tooSlow(String url) {
        return new Unreachable(url, Reason.TOO_SLOW, "was too slow", TRY_LATER, true);
    }

    static Unreachable because(String url, IOException failure) {
        return switch (failure) {
            case AddressRefused refused ->
                new Unreachable(
                        url,
                        Reason.ADDRESS_REFUSED,
                        "leads to an address that is not on the public internet",
                        "use a public link, or upload the image instead",
                        false);
            case UnknownHostException unknown ->
                new Unreachable(url, Reason.HOST_UNKNOWN, "names a host that cannot be found", CHECK_LINK, true);
            case SSLHandshakeException insecure -> notSecure(url);
            case SSLPeerUnverifiedException insecure -> notSecure(url);
            case InterruptedIOException timeout -> tooSlow(url);
            default -> brokeOff(url);
        };
    }

    private static Unreachable notSecure(String url) {
        return new Unreachable(url, Reason.NOT_SECURE, "has no certificate that can be trusted", CHECK_LINK, false);
    }

    /** A link's query often carries a signature, which no message may repeat. */
    static String shown(HttpUrl url) {
        return shown(url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .toString());
    }

    static String shown(String text) {
        String path = text.replaceFirst("(?s)[?#].*", "")
                .replaceFirst("//[^/]*@", "//")
                .replaceAll("\\p{C}", "?");
        return path.length() <= LONGEST_URL ? path : path.substring(0, LONGEST_URL) + "…";
    }
}
