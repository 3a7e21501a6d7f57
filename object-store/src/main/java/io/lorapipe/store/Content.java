package io.lorapipe.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Bytes to put, announced before they are read; a store accepts exactly what was announced.
 *
 * @param length in bytes
 * @param sha256 lower-case hex
 * @param contentType media type
 * @param source opens the bytes from the start, as often as needed
 */
public record Content(long length, String sha256, String contentType, Source source) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; ?[A-Za-z0-9.=+-]+)?");

    public Content {
        if (length < 0
                || !SHA256.matcher(sha256).matches()
                || !MEDIA_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException(
                    "Content needs a length, a SHA-256 in lower-case hex and a media type, not %d, \"%s\" and \"%s\"."
                            .formatted(length, sha256, contentType));
        }
    }

    /** The content of these bytes. */
    public static Content of(byte[] bytes, String contentType) {
        byte[] copy = bytes.clone();
        return new Content(copy.length, Sha256.of(copy), contentType, () -> new ByteArrayInputStream(copy));
    }

    /** The content of a file whose digest is known. */
    public static Content of(Path file, String sha256, String contentType) {
        return new Content(size(file), sha256, contentType, () -> Files.newInputStream(file));
    }

    /** The content of a file, which is read once here for its digest. */
    public static Content of(Path file, String contentType) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(file, Sha256.of(bytes), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an object of another store, to copy it. */
    public static Content of(ObjectStore store, StoredObject object, String sha256) {
        return new Content(object.size(), sha256, object.contentType(), () -> store.get(object.location()));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the bytes of a content from the start. */
    @FunctionalInterface
    public interface Source {

        /** Opens the bytes; the store closes them. */
        InputStream open() throws IOException;
    }
}
