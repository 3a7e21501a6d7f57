package io.lorapipe.images.picture;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The bits of a JPEG's compressed data; where a marker ends them, zeros follow, and are counted. */
final class ScanBits {

    private static final VarHandle FOUR_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);
    private static final int NONE = 0;

    private final byte[] data;
    private int at;
    private long held;
    private int many;
    private int made;

    ScanBits(byte[] data, int from) {
        this.data = data;
        this.at = from;
    }

    /** The next symbol; afterwards at least sixteen bits are at hand for {@link #drop}. */
    int symbol(HuffmanCodes codes) throws Flawed {
        if (many < 32) {
            fill();
        }
        int code = codes.at((int) (held >>> (many - 16)) & 0xffff);
        if (code == 0) {
            throw new Flawed(made > 0 ? cutOffOrDamaged() : Flaw.DAMAGED);
        }
        many -= code >>> 8;
        return code & 0xff;
    }

    /** Passes over bits that are at hand. */
    void drop(int count) {
        many -= count;
    }

    /** Up to sixteen bits. */
    int read(int count) {
        if (many < 32) {
            fill();
        }
        many -= count;
        return (int) (held >>> many) & ((1 << count) - 1);
    }

    /** Up to 64 bits. */
    void skip(int count) {
        for (int left = count; left > 0; left -= 16) {
            read(Math.min(left, 16));
        }
    }

    /** Complains when more was read than was there. */
    void stillThere() throws Flawed {
        if (made > many) {
            throw new Flawed(cutOffOrDamaged());
        }
    }

    /** Goes on behind the restart marker of this number, 0 to 7. */
    void restart(int number) throws Flawed {
        while (!isMarker() && at < data.length) {
            at++;
        }
        if (marker() != 0xd0 + number) {
            throw new Flawed(cutOffOrDamaged());
        }
        while (data[at] == (byte) 0xff) {
            at++;
        }
        at++;
        many = 0;
        made = 0;
    }

    /** Where reading stopped: at or before the marker that ends the data. */
    int position() {
        return at;
    }

    private void fill() {
        if (at + 4 <= data.length) {
            int four = (int) FOUR_BYTES.get(data, at);
            if ((~four - 0x01010101 & four & 0x80808080) == 0) {
                held = held << 32 | Integer.toUnsignedLong(four);
                many += 32;
                at += 4;
                return;
            }
        }
        while (many <= 48) {
            held = held << 8 | nextByte();
            many += 8;
        }
    }

    private int nextByte() {
        if (at >= data.length || isMarker()) {
            made += 8;
            return 0;
        }
        int next = Byte.toUnsignedInt(data[at++]);
        if (next == 0xff) {
            at++;
        }
        return next;
    }

    /** A last byte that begins a marker counts as one. */
    private boolean isMarker() {
        return at < data.length && data[at] == (byte) 0xff && (at + 1 == data.length || data[at + 1] != 0);
    }

    private int marker() {
        int code = at;
        while (code < data.length && data[code] == (byte) 0xff) {
            code++;
        }
        return code < data.length ? Byte.toUnsignedInt(data[code]) : NONE;
    }

    private Flaw cutOffOrDamaged() {
        return marker() == NONE ? Flaw.CUT_OFF : Flaw.DAMAGED;
    }
}
