package io.lorapipe.sandbox.webhook;

import static io.lorapipe.sandbox.Sandbox.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.sandbox.Neighbour.Heard;
import io.lorapipe.sandbox.Sandbox;
import io.lorapipe.sandbox.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What a receiver finds who checks a signature with the published keys. */
public final class Verification {

    private static final String DER_PREFIX = "302a300506032b6570032100";

    private Verification() {}

    /** The published keys as they are now, in their order. */
    public static List<String> keys(Sandbox sandbox) {
        return json(sandbox.get("/.well-known/jwks.json"))
                .get("keys")
                .valueStream()
                .map(key -> key.get("x").stringValue())
                .toList();
    }

    /** Whether one of the keys published now has signed it. */
    public static boolean succeeds(Sandbox sandbox, Heard heard) {
        return succeeds(sandbox, heard, heard.body());
    }

    /** Whether one of the keys published now has signed this body. */
    public static boolean succeeds(Sandbox sandbox, Heard heard, String body) {
        return keys(sandbox).stream().anyMatch(key -> succeeds(key, heard, body));
    }

    /** Whether this key has signed this body. */
    public static boolean succeeds(String key, Heard heard, String body) {
        var message = String.join(
                "\n",
                heard.header("X-Fal-Webhook-Request-Id"),
                heard.header("X-Fal-Webhook-User-Id"),
                heard.header("X-Fal-Webhook-Timestamp"),
                Sha256.hex(body));
        var encoded =
                DER_PREFIX + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key));
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
            signature.update(message.getBytes(UTF_8));
            return signature.verify(HexFormat.of().parseHex(heard.header("X-Fal-Webhook-Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException ex) {
            return false;
        }
    }
}
