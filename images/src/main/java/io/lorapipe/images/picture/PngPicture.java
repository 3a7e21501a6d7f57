package io.lorapipe.images.picture;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The compressed rows of a PNG (ISO/IEC 15948) whose chunks were found sound. */
public final class PngPicture {

    private static final int IHDR_LENGTH = 33;
    private static final int IDAT = 0x49444154;
    private static final int AROUND_DATA = 12;
    private static final int FILTERS = 5;

    /** Adam7: first column, first row, step across, step down. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final ByteBuffer image;
    private final Inflater inflater;
    private int at = IHDR_LENGTH;

    private PngPicture(ByteBuffer image, Inflater inflater) {
        this.image = image.slice();
        this.inflater = inflater;
    }

    /** Unpacks every row. More than the rows does no harm. */
    public static Optional<Flaw> flaw(ByteBuffer image) {
        try (var inflater = new Inflater()) {
            new PngPicture(image, inflater).read();
            return Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.of(Flaw.DAMAGED);
        } catch (Flawed flawed) {
            return Optional.of(flawed.flaw());
        }
    }

    private void read() throws Flawed, DataFormatException {
        int width = image.getInt(16);
        int height = image.getInt(20);
        int bits = image.get(24) * samples(image.get(25));
        while (type() != IDAT) {
            skip();
        }
        if (image.get(28) == 0) {
            rows(width, height, bits);
        } else {
            for (int[] pass : PASSES) {
                rows(
                        Math.ceilDiv(Math.max(0, width - pass[0]), pass[2]),
                        Math.ceilDiv(Math.max(0, height - pass[1]), pass[3]),
                        bits);
            }
        }
        end();
    }

    private static int samples(byte colourType) {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    private void rows(int across, int down, int bits) throws Flawed, DataFormatException {
        if (across == 0) {
            return;
        }
        var row = new byte[1 + Math.toIntExact(Math.ceilDiv((long) across * bits, 8))];
        for (int i = 0; i < down; i++) {
            for (int done = 0; done < row.length; ) {
                int count = inflater.inflate(row, done, row.length - done);
                done += count;
                if (count == 0) {
                    feed();
                }
            }
            Flawed.unless(row[0] >= 0 && row[0] < FILTERS);
        }
    }

    /** The sum behind the last row has to be there and right. */
    private void end() throws Flawed, DataFormatException {
        var more = new byte[1];
        while (!inflater.finished()) {
            if (inflater.inflate(more) > 0) {
                return;
            }
            if (!inflater.finished()) {
                feed();
            }
        }
    }

    private void feed() throws Flawed {
        if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput() || type() != IDAT) {
            throw new Flawed(inflater.needsDictionary() ? Flaw.DAMAGED : Flaw.CUT_OFF);
        }
        inflater.setInput(image.slice(at + 8, image.getInt(at)));
        skip();
    }

    private int type() {
        return image.getInt(at + 4);
    }

    private void skip() {
        at += AROUND_DATA + image.getInt(at);
    }
}
