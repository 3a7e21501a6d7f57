package io.lorapipe.images.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Has single pictures within a WebP of this size decoded by TwelveMonkeys, of which a thumbnail is kept. */
final class WebpDecoder {

    private static final int HEADERS = 20;
    private static final int KEPT_SIDE = 256;

    /** How far the reader of lossless pictures is ahead of the bit that it needs. */
    private static final int LOOKS_AHEAD = 8;

    private static final int LOSSLESS_HEADER = 5;
    private static final byte LOSSLESS_SIGNATURE = 0x2f;

    /** Bits that readers refuse when they are set. */
    private static final int RESERVED_IN_ALPHA = 0xa0;

    private final int width;
    private final int height;

    WebpDecoder(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Optional<Flaw> lossy(ByteBuffer chunk) {
        return flaw(BufferImageStream.of(file("VP8 ", chunk)));
    }

    /** The reader would go on for ever without data, so there is as much as it may look at, and then no end. */
    Optional<Flaw> lossless(ByteBuffer chunk) {
        var file = file("VP8L", chunk);
        var ahead =
                ByteBuffer.allocate(HEADERS + chunk.remaining() + LOOKS_AHEAD).put(file);
        return flaw(BufferImageStream.failingAtItsEnd(ahead.clear()));
    }

    /** One byte for each pixel, or a lossless picture without its header, behind a byte that says how. */
    Optional<Flaw> alpha(ByteBuffer chunk) {
        if (chunk.remaining() < 2) {
            return Optional.of(Flaw.CUT_OFF);
        }
        if ((chunk.get(0) & RESERVED_IN_ALPHA) != 0) {
            return Optional.of(Flaw.DAMAGED);
        }
        var data = chunk.slice(1, chunk.remaining() - 1);
        return switch (chunk.get(0) & 3) {
            case 0 -> data.remaining() < (long) width * height ? Optional.of(Flaw.CUT_OFF) : Optional.empty();
            case 1 -> lossless(withHeader(data));
            default -> Optional.of(Flaw.DAMAGED);
        };
    }

    private ByteBuffer withHeader(ByteBuffer data) {
        return ByteBuffer.allocate(LOSSLESS_HEADER + data.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LOSSLESS_SIGNATURE)
                .putInt(width - 1 | height - 1 << 14)
                .put(data)
                .flip();
    }

    private static ByteBuffer file(String type, ByteBuffer chunk) {
        int length = chunk.remaining();
        return ByteBuffer.allocate(HEADERS + length + (length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt(HEADERS - 8 + length + (length & 1))
                .put(("WEBP" + type).getBytes(US_ASCII))
                .putInt(length)
                .put(chunk.slice())
                .clear();
    }

    private Optional<Flaw> flaw(BufferImageStream image) {
        try (image) {
            var reader = new WebPImageReaderSpi().createReaderInstance(null);
            try {
                reader.setInput(image, true, true);
                var param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / KEPT_SIDE);
                param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
                reader.read(0, param);
            } finally {
                reader.dispose();
            }
            return Optional.empty();
        } catch (IOException | RuntimeException undecodable) {
            return Optional.of(image.isPassed() ? Flaw.CUT_OFF : Flaw.DAMAGED);
        } catch (OutOfMemoryError greedy) {
            // a few bytes may ask for thousands of tables of codes, which are garbage by now
            return Optional.of(Flaw.TOO_DEMANDING);
        }
    }
}
