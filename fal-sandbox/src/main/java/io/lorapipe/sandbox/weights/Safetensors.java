package io.lorapipe.sandbox.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/** Writes the safetensors format: eight bytes of header length, a JSON header, then the numbers. */
public final class Safetensors {

    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /**
     * Writes weights that depend on the archive alone, without holding them in memory.
     *
     * @param archiveSha256 lower-case hex; the numbers are drawn from it
     */
    public static void write(OutputStream to, WeightsSize size, String archiveSha256, Map<String, String> metadata)
            throws IOException {
        var tensors = FluxLora.tensors(size);
        var header = header(tensors, metadata);
        var out = new BufferedOutputStream(to, 1 << 16);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        var random = new SplittableRandom(HexFormat.fromHexDigitsToLong(archiveSha256, 0, 16));
        for (var tensor : tensors) {
            numbers(out, tensor, random);
        }
        out.flush();
    }

    private static byte[] header(List<Tensor> tensors, Map<String, String> metadata) {
        var json = JsonMapper.shared().createObjectNode();
        var described = json.putObject("__metadata__");
        metadata.forEach(described::put);
        var offset = 0L;
        for (var tensor : tensors) {
            var entry = json.putObject(tensor.name()).put("dtype", "BF16");
            entry.putArray("shape").add(tensor.rows()).add(tensor.columns());
            entry.putArray("data_offsets").add(offset).add(offset + tensor.bytes());
            offset += tensor.bytes();
        }
        var text = json.toString();
        var length = text.getBytes(StandardCharsets.UTF_8).length;
        var padding = Math.floorMod(-length, ALIGNMENT);
        return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    /** Four numbers at a time: any sign and fraction, and the one exponent that makes them about 0.01. */
    private static void numbers(OutputStream out, Tensor tensor, SplittableRandom random) throws IOException {
        var buffer = ByteBuffer.allocate((int) tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= Long.BYTES) {
            buffer.putLong((random.nextLong() & 0x807F_807F_807F_807FL) | 0x3C00_3C00_3C00_3C00L);
        }
        out.write(buffer.array());
    }
}
