package io.lorapipe.images.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The chunks of a WebP (RFC 9649) that make up its picture. */
public final class WebpPicture {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private WebpPicture() {}

    /** Decodes the picture whose place in the file is known, and the transparency before it. */
    public static Optional<Flaw> flaw(ByteBuffer image, int width, int height) {
        var source = image.slice().order(ByteOrder.LITTLE_ENDIAN);
        var decoder = new WebpDecoder(width, height);
        Optional<ByteBuffer> alpha = Optional.empty();
        for (int at = RIFF_HEADER; ; at += padded(source, at)) {
            switch (type(source, at)) {
                case "ALPH" -> alpha = Optional.of(chunk(source, at));
                case "VP8L" -> {
                    return decoder.lossless(chunk(source, at));
                }
                case "VP8 " -> {
                    var flaw = decoder.lossy(chunk(source, at));
                    return flaw.isPresent() ? flaw : alpha.flatMap(decoder::alpha);
                }
                default -> {
                    // flags and metadata that contradict each other do no harm to a picture
                }
            }
        }
    }

    private static String type(ByteBuffer source, int at) {
        var type = new byte[4];
        source.get(at, type);
        return new String(type, US_ASCII);
    }

    private static ByteBuffer chunk(ByteBuffer source, int at) {
        return source.slice(at + CHUNK_HEADER, source.getInt(at + 4));
    }

    private static int padded(ByteBuffer source, int at) {
        int size = source.getInt(at + 4);
        return CHUNK_HEADER + size + (size & 1);
    }
}
