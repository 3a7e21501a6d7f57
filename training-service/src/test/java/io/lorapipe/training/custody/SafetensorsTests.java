package io.lorapipe.training.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.fal.WalkingProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTests {

    @TempDir
    Path directory;

    @Test
    void aWholeFileIsTaken() throws IOException {
        assertThat(objection(WalkingProvider.weights())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 20, -1})
    void aFileThatWasCutShortIsRefused(int length) throws IOException {
        var whole = WalkingProvider.weights();
        var cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
        assertThat(objection(cut)).isNotEmpty();
    }

    @Test
    void bytesBehindTheLastTensorAreRefused() throws IOException {
        assertThat(objection(Arrays.copyOf(WalkingProvider.weights(), WalkingProvider.weights().length + 1)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                                                              | 2",
                "[]                                                                    | 0",
                "{}                                                                    | 0",
                "{\"__metadata__\":{\"a\":\"b\"}}                                      | 0",
                "{\"a\":{\"dtype\":\"X7\",\"shape\":[1],\"data_offsets\":[0,2]}}       | 2",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,2]}}      | 2",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}      | 4",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0]}}        | 2",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[-1],\"data_offsets\":[0,-2]}}    | 2",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":\"1\",\"data_offsets\":[0,2]}}    | 2",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}} | 0"
            })
    void aHeaderThatDoesNotFitIsRefused(String header, int dataBytes) throws IOException {
        assertThat(objection(file(header, dataBytes))).isNotEmpty();
    }

    @Test
    void aHeaderLengthThatLiesIsRefused() throws IOException {
        var huge = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
        assertThat(objection(huge.array())).isNotEmpty();
    }

    @Test
    void aHeaderOfManyMegabytesIsRefused() throws IOException {
        var tensor = "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
        assertThat(objection(file(tensor + " ".repeat(1_000_000), 2))).isEmpty();
        assertThat(objection(file(tensor + " ".repeat(25_000_000), 2))).isNotEmpty();
    }

    @Test
    void metadataOfAnyShapeIsPassedOver() throws IOException {
        var header = "{\"__metadata__\":{\"a\":[{}]},\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
        assertThat(objection(file(header, 2))).isEmpty();
        assertThat(objection(file(header + "{}", 2))).isNotEmpty();
    }

    private static byte[] file(String header, int dataBytes) {
        var bytes = header.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + bytes.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }

    private Optional<String> objection(byte[] content) throws IOException {
        return Safetensors.objectionTo(Files.write(directory.resolve("w"), content));
    }
}
