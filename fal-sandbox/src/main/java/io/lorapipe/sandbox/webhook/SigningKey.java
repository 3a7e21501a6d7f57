package io.lorapipe.sandbox.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The sandbox's own Ed25519 key, kept in its directory. */
public final class SigningKey {

    private static final int RAW_PUBLIC_KEY = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** Reads the key, or makes one and writes it for this user's eyes only. */
    public static SigningKey in(Path directory) throws IOException {
        var file = directory.resolve("webhook-key");
        try {
            if (!Files.exists(file)) {
                write(file, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            }
            return new SigningKey(read(file));
        } catch (GeneralSecurityException | IllegalArgumentException ex) {
            throw new IllegalStateException("Cannot use the key in " + file + "; delete the file to get a new one", ex);
        }
    }

    /** The signature of the message, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Cannot sign with Ed25519", ex);
        }
    }

    /** The public key as it stands in a JSON Web Key: base64url of the raw 32 bytes. */
    public String x() {
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - RAW_PUBLIC_KEY, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static void write(Path file, KeyPair pair) throws IOException {
        var base64 = Base64.getEncoder();
        var lines = List.of(
                base64.encodeToString(pair.getPrivate().getEncoded()),
                base64.encodeToString(pair.getPublic().getEncoded()));
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "webhook-key", ".new");
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(temporary, lines);
        Files.move(temporary, file);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        var lines = Files.readAllLines(file);
        var base64 = Base64.getDecoder();
        var keys = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
    }
}
