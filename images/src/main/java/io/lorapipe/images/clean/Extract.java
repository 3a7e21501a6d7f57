package io.lorapipe.images.clean;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Which bytes of an image that was checked are taken. Its pixels stay as they are; without the metadata that could tell
 * of a person or a place, what is kept beside them says how they are shown: colour profile, transparency, density,
 * orientation.
 *
 * @param bytes how many bytes are taken
 * @param crc32 their checksum
 * @param parts what is taken, in its order
 */
public record Extract(long bytes, long crc32, List<Part> parts) {

    public Extract {
        parts = List.copyOf(parts);
    }

    /** All of it, metadata too. */
    public static Extract whole(CheckedImage image) {
        return new Extract(image.bytes(), image.crc32(), List.of(new Part.Kept(0, image.bytes())));
    }

    /**
     * The image in this file without its metadata; nothing is written.
     *
     * @throws IOException when the file cannot be read, or is no longer the image that was checked
     */
    public static Extract clean(Path file, ImageFormat format) throws IOException {
        try (var channel = FileChannel.open(file);
                var arena = Arena.ofConfined()) {
            var image = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
            var parts = switch (format) {
                case JPEG -> JpegMetadata.removed(image);
                case PNG -> PngMetadata.removed(image);
                case WEBP -> WebpMetadata.removed(image);
            };
            return measured(image, parts);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException changed) {
            throw new IOException("An image is not what it was when it was checked", changed);
        }
    }

    /** The bytes, taken from the file of the image; the caller closes them. */
    public InputStream open(Path file) throws IOException {
        return new PartsInput(FileChannel.open(file), parts);
    }

    private static Extract measured(ByteBuffer image, List<Part> parts) {
        var crc = new CRC32();
        long bytes = 0;
        for (var part : parts) {
            var piece = switch (part) {
                case Part.Kept(long position, long length) -> image.slice((int) position, (int) length);
                case Part.Written(byte[] written) -> ByteBuffer.wrap(written);
            };
            bytes += piece.remaining();
            crc.update(piece);
        }
        return new Extract(bytes, crc.getValue(), parts);
    }
}
