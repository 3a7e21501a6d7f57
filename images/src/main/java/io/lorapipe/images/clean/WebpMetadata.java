package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "ALPH", "ICCP");

    private final ByteBuffer image;
    private final Parts parts = new Parts();
    private Orientation orientation = Orientation.UPRIGHT;
    private long length = RIFF_HEADER - CHUNK_HEADER;

    private WebpMetadata(ByteBuffer image) {
        this.image = image.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<Part> removed(ByteBuffer image) {
        return new WebpMetadata(image).parts();
    }

    private List<Part> parts() {
        int end = CHUNK_HEADER + image.getInt(4);
        for (int at = RIFF_HEADER; at + CHUNK_HEADER <= end; at += padded(at)) {
            if (type(at).equals("EXIF")) {
                orientation = Orientation.in(exif(at));
            }
        }
        for (int at = RIFF_HEADER; at + CHUNK_HEADER <= end; at += padded(at)) {
            if (KEPT.contains(type(at))) {
                keep(at);
            } else if (type(at).equals("VP8X")) {
                write(extended(at));
            }
        }
        if (!orientation.isUpright()) {
            write(chunk("EXIF", orientation.exif()));
        }
        return whole();
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
        int flags = header[CHUNK_HEADER] & ~(EXIF_FLAG | XMP_FLAG);
        header[CHUNK_HEADER] = (byte) (orientation.isUpright() ? flags : flags | EXIF_FLAG);
        return header;
    }

    /** Some writers put the header of a JPEG's segment before it. */
    private ByteBuffer exif(int at) {
        int size = image.getInt(at + 4);
        var exif = image.slice(at + CHUNK_HEADER, size);
        boolean asInJpeg = size > 6 && exif.get(0) == 'E' && exif.get(1) == 'x';
        return asInJpeg ? exif.slice(6, size - 6) : exif;
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
