package io.lorapipe.sandbox.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** An Ed25519 key. */
public final class SigningKey {

    private static final int RAW_PUBLIC_KEY = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey generate() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Cannot make an Ed25519 key", ex);
        }
    }

    static SigningKey read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var base64 = Base64.getDecoder();
        try {
            var keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0))))));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException ex) {
            throw new IllegalStateException("Cannot use the key in " + file + "; delete the file to get a new one", ex);
        }
    }

    /** Takes the place of what is there, for this user's eyes only. */
    void write(Path file) throws IOException {
        var base64 = Base64.getEncoder();
        var lines = List.of(
                base64.encodeToString(pair.getPrivate().getEncoded()),
                base64.encodeToString(pair.getPublic().getEncoded()));
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "webhook-key", ".new");
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(temporary, lines);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
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
}
