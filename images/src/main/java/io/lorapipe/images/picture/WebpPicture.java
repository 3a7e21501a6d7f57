package io.lorapipe.images.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A WebP (RFC 9649) without what is no picture, decoded by TwelveMonkeys, of which a thumbnail is kept. */
public final class WebpPicture {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_LENGTH = 10;
    private static final int ALPHA_FLAG = 0x10;
    private static final int KEPT_SIDE = 256;

    private WebpPicture() {}

    /** Decodes the picture whose place in the file is known, and the transparency before it. */
    public static Optional<Flaw> flaw(ByteBuffer image, int width, int height) {
        try (var stream = new BufferImageStream(bare(image, width, height))) {
            var reader = new WebPImageReaderSpi().createReaderInstance(null);
            try {
                reader.setInput(stream, true, true);
                var param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / KEPT_SIDE);
                param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
                reader.read(0, param);
            } finally {
                reader.dispose();
            }
            return Optional.empty();
        } catch (IOException | RuntimeException undecodable) {
            return Optional.of(Flaw.DAMAGED);
        }
    }

    /** Flags and metadata that contradict each other do no harm to a picture. */
    private static ByteBuffer bare(ByteBuffer image, int width, int height) {
        var source = image.slice().order(ByteOrder.LITTLE_ENDIAN);
        int alpha = 0;
        int at = RIFF_HEADER;
        for (; !isPicture(type(source, at)); at += padded(source, at)) {
            alpha = type(source, at).equals("ALPH") ? at : alpha;
        }
        int picture = CHUNK_HEADER + source.getInt(at + 4);
        var bare = ByteBuffer.allocate(
                        2 * RIFF_HEADER + EXTENDED_LENGTH + padded(source, alpha == 0 ? at : alpha) + picture + 1)
                .order(ByteOrder.LITTLE_ENDIAN);
        bare.put("RIFF".getBytes(US_ASCII)).putInt(0).put("WEBP".getBytes(US_ASCII));
        if (alpha > 0) {
            bare.put("VP8X".getBytes(US_ASCII)).putInt(EXTENDED_LENGTH).putInt(ALPHA_FLAG);
            threeBytes(bare, width - 1);
            threeBytes(bare, height - 1);
            bare.put(source.slice(alpha, padded(source, alpha)));
        }
        bare.put(source.slice(at, picture));
        bare.put(new byte[picture & 1]);
        return bare.putInt(4, bare.position() - CHUNK_HEADER).flip();
    }

    private static boolean isPicture(String type) {
        return type.equals("VP8 ") || type.equals("VP8L");
    }

    private static String type(ByteBuffer source, int at) {
        var type = new byte[4];
        source.get(at, type);
        return new String(type, US_ASCII);
    }

    private static int padded(ByteBuffer source, int at) {
        int size = source.getInt(at + 4);
        return CHUNK_HEADER + size + (size & 1);
    }

    private static void threeBytes(ByteBuffer target, int value) {
        target.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
}
