package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lorapipe.images.picture.Orientation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * The metadata of a WebP (RFC 9649). Kept: the picture, its transparency and the ICC profile; of EXIF the orientation.
 * Removed: EXIF, XMP, chunks that the format does not know, and what follows the picture.
 */
final class WebpMetadata {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final byte[] EXIF_IN_JPEG = "Exif\0\0".getBytes(US_ASCII);
    private static final int EXIF_FLAG = 0x08;
    private static final int PICTURE_FLAGS = 0x30;
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "ALPH", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L");

    private final ByteBuffer image;
    private final Parts parts = new Parts();
    private Orientation orientation = Orientation.UPRIGHT;

    /** Some readers know EXIF only where it begins as in a JPEG, though it should not: it goes on as it did. */
    private byte[] begin = {};

    private long length = RIFF_HEADER - CHUNK_HEADER;

    private WebpMetadata(ByteBuffer image) {
        this.image = image.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<Part> removed(ByteBuffer image) {
        return new WebpMetadata(image).parts();
    }

    private List<Part> parts() {
        int end = (int) Math.min(image.limit(), CHUNK_HEADER + Integer.toUnsignedLong(image.getInt(4)));
        int picture = RIFF_HEADER;
        while (!PICTURES.contains(type(picture))) {
            picture += padded(picture);
        }
        if (type(RIFF_HEADER).equals("VP8X")) {
            orientation = orientation(picture + padded(picture), end);
        }
        for (int at = RIFF_HEADER; at <= picture; at += padded(at)) {
            if (KEPT.contains(type(at))
                    && !(type(at).equals("ALPH") && type(picture).equals("VP8L"))) {
                keep(at);
            } else if (type(at).equals("VP8X")) {
                write(extended(at));
            }
        }
        if (!orientation.isUpright()) {
            var exif = orientation.exif();
            write(chunk(
                    "EXIF",
                    ByteBuffer.allocate(begin.length + exif.length)
                            .put(begin)
                            .put(exif)
                            .array()));
        }
        return whole();
    }

    /** What follows the picture may be cut off or nonsense. */
    private Orientation orientation(int from, int end) {
        for (long at = from; at + CHUNK_HEADER <= end; ) {
            long size = Integer.toUnsignedLong(image.getInt((int) at + 4));
            if (type((int) at).equals("EXIF") && size <= end - at - CHUNK_HEADER) {
                var exif = image.slice((int) at + CHUNK_HEADER, (int) size);
                begin = Orientation.beginsAsInJpeg(exif) ? EXIF_IN_JPEG : new byte[0];
                return Orientation.inBlock(exif);
            }
            at += CHUNK_HEADER + size + (size & 1);
        }
        return Orientation.UPRIGHT;
    }

    private List<Part> whole() {
        var header = ByteBuffer.allocate(RIFF_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(US_ASCII)).putInt((int) length).put("WEBP".getBytes(US_ASCII));
        var all = new Parts().write(header.array());
        for (var part : parts.all()) {
            switch (part) {
                case Part.Kept(long position, long many) -> all.keep(position, many);
                case Part.Written(byte[] bytes) -> all.write(bytes);
            }
        }
        return all.all();
    }

    private void keep(int at) {
        int here = Math.min(padded(at), image.limit() - at);
        parts.keep(at, here);
        parts.write(new byte[padded(at) - here]);
        length += padded(at);
    }

    private void write(byte[] chunk) {
        parts.write(chunk);
        length += chunk.length;
    }

    /** The header of the extended form, which says what follows. */
    private byte[] extended(int at) {
        var header = new byte[padded(at)];
        image.get(at, header);
        int flags = header[CHUNK_HEADER] & PICTURE_FLAGS;
        header[CHUNK_HEADER] = (byte) (orientation.isUpright() ? flags : flags | EXIF_FLAG);
        return header;
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(CHUNK_HEADER + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private int padded(int at) {
        int size = image.getInt(at + 4);
        return CHUNK_HEADER + size + (size & 1);
    }

    private String type(int at) {
        var type = new byte[4];
        image.get(at, type);
        return new String(type, US_ASCII);
    }
}
