package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

import java.nio.ByteBuffer;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.jspecify.annotations.Nullable;

/** The tables that a JPEG has defined so far (ITU-T T.81, B.2.4). */
final class JpegTables {

    private static final int MOST = 4;

    private final @Nullable HuffmanCodes[] dc = new HuffmanCodes[MOST];
    private final @Nullable HuffmanCodes[] ac = new HuffmanCodes[MOST];
    private final boolean[] quantization = new boolean[MOST];

    void huffman(ByteBuffer segment) throws Flawed {
        while (segment.hasRemaining()) {
            int which = segment.get();
            var counts = new int[HuffmanCodes.LONGEST];
            int sum = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = Byte.toUnsignedInt(segment.get());
                sum += counts[i];
            }
            unless((which & 0xef) < MOST && sum <= 256 && sum <= segment.remaining());
            var symbols = new byte[sum];
            segment.get(symbols);
            (which >= 16 ? ac : dc)[which & 15] = new HuffmanCodes(counts, symbols);
        }
    }

    void quantization(ByteBuffer segment) throws Flawed {
        while (segment.hasRemaining()) {
            int which = segment.get();
            int length = (which >> 4) == 0 ? 64 : 128;
            unless((which & 15) < MOST && segment.remaining() >= length);
            segment.position(segment.position() + length);
            quantization[which & 15] = true;
        }
    }

    boolean hasQuantization(int which) {
        return which < MOST && quantization[which];
    }

    /** Of the levels, whose symbols are numbers of bits. */
    HuffmanCodes dc(int which, boolean progressive) throws Flawed {
        var codes = in(dc, which, progressive, JPEGHuffmanTable.StdDCLuminance, JPEGHuffmanTable.StdDCChrominance);
        unless(!codes.hasSymbolsAbove(15));
        return codes;
    }

    HuffmanCodes ac(int which, boolean progressive) throws Flawed {
        return in(ac, which, progressive, JPEGHuffmanTable.StdACLuminance, JPEGHuffmanTable.StdACChrominance);
    }

    /** Frames of webcams leave out the tables that the standard gives as examples; readers put them in. */
    private static HuffmanCodes in(
            @Nullable HuffmanCodes[] tables, int which, boolean progressive, JPEGHuffmanTable... examples)
            throws Flawed {
        unless(which < MOST);
        var codes = tables[which];
        if (codes == null) {
            unless(!progressive && which < examples.length);
            codes = example(examples[which]);
            tables[which] = codes;
        }
        return codes;
    }

    private static HuffmanCodes example(JPEGHuffmanTable table) throws Flawed {
        var counts = new int[HuffmanCodes.LONGEST];
        for (int i = 0; i < table.getLengths().length; i++) {
            counts[i] = table.getLengths()[i];
        }
        var symbols = new byte[table.getValues().length];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) table.getValues()[i];
        }
        return new HuffmanCodes(counts, symbols);
    }
}
