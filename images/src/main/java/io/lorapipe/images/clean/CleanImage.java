package io.lorapipe.images.clean;

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
 * An image that was checked, without the metadata that could tell of a person or a place. Its pixels are as they were;
 * what is kept beside them says how they are shown: colour profile, transparency, density, orientation.
 *
 * @param bytes length without the metadata
 * @param crc32 checksum of what is left
 */
public record CleanImage(Path file, long bytes, long crc32, List<Part> parts) {

    /**
     * The image without its metadata; nothing is written.
     *
     * @throws IOException when the file cannot be read, or is no longer the image that was checked
     */
    public static CleanImage of(Path file, ImageFormat format) throws IOException {
        try (var channel = FileChannel.open(file);
                var arena = Arena.ofConfined()) {
            var image = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
            var parts = switch (format) {
                case JPEG -> JpegMetadata.removed(image);
                case PNG -> PngMetadata.removed(image);
                case WEBP -> WebpMetadata.removed(image);
            };
            return measured(file, image, parts);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException changed) {
            throw new IOException("An image is not what it was when it was checked", changed);
        }
    }

    /** The image's bytes, from the first on; the caller closes them. */
    public InputStream open() throws IOException {
        return new PartsInput(FileChannel.open(file), parts);
    }

    private static CleanImage measured(Path file, ByteBuffer image, List<Part> parts) {
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
        return new CleanImage(file, bytes, crc.getValue(), parts);
    }
}
