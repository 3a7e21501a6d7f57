package io.lorapipe.store.local;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs and checks the links of a local store: {@code {publicUrl}/objects/{key}?expires=..&name=..&signature=..}. */
public final class LocalLinks {

    /** Path below the public address under which links are served. */
    public static final String PATH = "/objects/";

    private static final int MAX_NAME = 200;

    private final byte[] secret;
    private final @Nullable URI publicUrl;
    private final Clock clock;

    LocalLinks(byte[] secret, @Nullable URI publicUrl, Clock clock) {
        this.secret = secret.clone();
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** A link to the object under this key, valid until the expiry is over. */
    URI link(ObjectKey key, Duration expiry, String name) {
        if (publicUrl == null) {
            throw new StoreException.Refused(
                    "The local store gives no links without the address they are served at: set LORAPIPE_PUBLIC_URL.");
        }
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A download name has 1 to " + MAX_NAME + " characters without control characters.");
        }
        String expires = Long.toString(clock.instant().plus(expiry).getEpochSecond());
        String base = publicUrl.toString().replaceAll("/+$", "");
        return URI.create(base + PATH + path(key) + "?expires=" + expires + "&name=" + encoded(name) + "&signature="
                + HexFormat.of().formatHex(sign(key.value(), expires, name)));
    }

    /**
     * Checks the parts of a link as they came, decoded: the path below {@link #PATH} and the three query parameters, of
     * which any may be missing.
     */
    public LinkCheck verify(String key, @Nullable String expires, @Nullable String name, @Nullable String signature) {
        if (expires == null || name == null || signature == null) {
            return new LinkCheck.Forged();
        }
        byte[] given;
        try {
            given = HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            return new LinkCheck.Forged();
        }
        if (!MessageDigest.isEqual(given, sign(key, expires, name))) {
            return new LinkCheck.Forged();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
        return clock.instant().isBefore(end)
                ? new LinkCheck.Valid(new ObjectKey(key), name)
                : new LinkCheck.Expired(end);
    }

    private byte[] sign(String key, String expires, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((key + "\n" + expires + "\n" + name).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(ObjectKey key) {
        return Arrays.stream(key.value().split("/")).map(LocalLinks::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "LocalLinks[publicUrl=" + publicUrl + "]";
    }
}
