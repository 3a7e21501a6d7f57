package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG (ITU-T T.81) as far as its codes go: what is left to do for a picture is arithmetic that cannot fail.
 * Sequential and progressive, 8 bits a sample, Huffman codes: what readers everywhere take.
 */
public final class JpegPicture {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    /** A progressive photograph has about ten; a file with thousands is made to keep decoders busy. */
    private static final int MOST_SCANS = 100;

    private final byte[] data;
    private final ByteBuffer bytes;
    private final JpegTables tables = new JpegTables();
    private int restartInterval;
    private int scans;
    private boolean scanned;
    private @Nullable JpegFrame frame;

    private JpegPicture(ByteBuffer image) {
        data = new byte[image.remaining()];
        image.get(image.position(), data);
        bytes = ByteBuffer.wrap(data);
    }

    /**
     * Reads every code of the picture. What lies between the segments or behind the picture does no harm, and a missing
     * end marker none when nothing is missing before it.
     */
    public static Optional<Flaw> flaw(ByteBuffer image) {
        var picture = new JpegPicture(image);
        try {
            picture.read();
            return Optional.empty();
        } catch (Flawed flawed) {
            return Optional.of(flawed.flaw());
        } catch (BufferUnderflowException endOfFile) {
            boolean whole = picture.frame != null && picture.frame.isComplete();
            return whole ? Optional.empty() : Optional.of(Flaw.CUT_OFF);
        }
    }

    private void read() throws Flawed {
        bytes.position(2);
        for (int marker = JpegMarkers.next(bytes); marker != EOI; marker = JpegMarkers.next(bytes)) {
            unless(marker != SOI);
            if (!JpegMarkers.standsAlone(marker)) {
                int length = Math.max(2, Short.toUnsignedInt(bytes.getShort()));
                if (length - 2 > bytes.remaining()) {
                    throw new BufferUnderflowException();
                }
                var segment = bytes.slice(bytes.position(), length - 2);
                bytes.position(bytes.position() + length - 2);
                take(marker, segment);
            }
        }
        if (frame == null || !frame.isBegun()) {
            throw new Flawed(frame == null ? Flaw.DAMAGED : Flaw.CUT_OFF);
        }
    }

    private void take(int marker, ByteBuffer segment) throws Flawed {
        try {
            switch (marker) {
                case 0xc0, 0xc1, 0xc2 -> {
                    unless(frame == null);
                    frame = JpegFrame.of(marker, segment);
                }
                case 0xc4 -> tables.huffman(segment);
                case 0xdb -> tables.quantization(segment);
                case 0xdd -> restartInterval = Short.toUnsignedInt(segment.getShort());
                case SOS -> scan(segment);
                default -> unless(isHarmless(marker));
            }
        } catch (BufferUnderflowException shortSegment) {
            throw new Flawed(Flaw.DAMAGED);
        }
    }

    private void scan(ByteBuffer header) throws Flawed {
        var picture = frame;
        unless(picture != null && ++scans <= MOST_SCANS && !scanned);
        if (picture != null) {
            var scan = new JpegScan(picture, header);
            bytes.position(scan.read(data, bytes.position(), tables, restartInterval));
            scanned = !picture.progressive() && scan.hasAllColours();
        }
    }

    /** Application data, comments, and three that say what is not needed here: DNL, DAC and the reserved first one. */
    private static boolean isHarmless(int marker) {
        return marker >= 0xe0 && marker <= 0xef || marker == 0xfe || marker == 0xdc || marker == 0xcc;
    }
}
