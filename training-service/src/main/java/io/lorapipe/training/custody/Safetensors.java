package io.lorapipe.training.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that a file is a whole safetensors file: header length, header, types, and offsets that cover the file. */
final class Safetensors {

    private static final int LENGTH_BYTES = 8;
    /** The format allows 100 MB; those of LoRA weights have less than one. */
    private static final long LONGEST_HEADER = 25_000_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Integer> BITS_BY_TYPE = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F4", 4),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("I64", 64),
            Map.entry("U64", 64),
            Map.entry("F64", 64),
            Map.entry("C64", 64));

    private Safetensors() {}

    private record Tensor(long begin, long end, long bytes) {}

    /** What is wrong with the file, in a sentence; empty when it is whole. */
    static Optional<String> objectionTo(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var size = channel.size();
            if (size < LENGTH_BYTES) {
                return Optional.of("it has only %d bytes".formatted(size));
            }
            var length = read(channel, 0, LENGTH_BYTES).getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
                return Optional.of("its header does not fit into it");
            }
            return check(read(channel, LENGTH_BYTES, (int) length), size - LENGTH_BYTES - length);
        }
    }

    /** Entry by entry, for as one tree a large header takes many times its size. */
    private static Optional<String> check(ByteBuffer header, long dataSize) {
        try (var json = JSON.createParser(header.array())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("its header is not a JSON object");
            }
            var tensors = new ArrayList<Tensor>();
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("__metadata__")) {
                    json.skipChildren();
                    continue;
                }
                var tensor = tensor(json.readValueAsTree());
                if (tensor.isEmpty()) {
                    return Optional.of("a tensor in its header has no valid type, shape and offsets");
                }
                tensors.add(tensor.get());
            }
            return json.nextToken() == null
                    ? covers(tensors, dataSize)
                    : Optional.of("its header goes on after its end");
        } catch (JacksonException notJson) {
            return Optional.of("its header is not JSON");
        }
    }

    private static Optional<Tensor> tensor(JsonNode entry) {
        var bits = BITS_BY_TYPE.get(entry.path("dtype").asString(""));
        var offsets = entry.path("data_offsets");
        var shape = entry.path("shape");
        if (bits == null || !shape.isArray() || !offsets.isArray() || offsets.size() != 2) {
            return Optional.empty();
        }
        try {
            long elements = 1;
            for (var extent : shape) {
                elements = Math.multiplyExact(elements, whole(extent));
            }
            var bytes = Math.multiplyExact(elements, (long) bits) / 8;
            return Optional.of(new Tensor(whole(offsets.get(0)), whole(offsets.get(1)), bytes));
        } catch (ArithmeticException notANumber) {
            return Optional.empty();
        }
    }

    private static long whole(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new ArithmeticException("not a whole number");
        }
        return number.asLong();
    }

    private static Optional<String> covers(List<Tensor> tensors, long dataSize) {
        if (tensors.isEmpty()) {
            return Optional.of("it holds no tensors");
        }
        tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long at = 0;
        for (var tensor : tensors) {
            if (tensor.begin() != at || tensor.end() - tensor.begin() != tensor.bytes()) {
                return Optional.of("the offsets of its tensors do not fit together");
            }
            at = tensor.end();
        }
        return at == dataSize
                ? Optional.empty()
                : Optional.of("its tensors take %d bytes, but %d are there".formatted(at, dataSize));
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("The file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
