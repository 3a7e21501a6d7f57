package io.lorapipe.sandbox.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafetensorsTests {

    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @EnumSource
    void theTensorsFillTheFileWithoutGaps(WeightsSize size) throws IOException {
        var weights = write(size, SHA256);

        var header = header(weights);
        var end = 0L;
        for (var tensor : header.properties()) {
            if (!tensor.getKey().equals("__metadata__")) {
                var offsets = tensor.getValue().get("data_offsets");
                var shape = tensor.getValue().get("shape");
                assertThat(offsets.get(0).longValue()).isEqualTo(end);
                end = offsets.get(1).longValue();
                assertThat(end - offsets.get(0).longValue())
                        .isEqualTo(2L * shape.get(0).longValue() * shape.get(1).longValue());
                assertThat(tensor.getValue().get("dtype").stringValue()).isEqualTo("BF16");
            }
        }
        assertThat((long) weights.length).isEqualTo(Long.BYTES + headerLength(weights) + end);
        assertThat(headerLength(weights) % 8).isZero();
    }

    @Test
    void aRealSizeIsAsBigAsAFileFromFal() throws IOException {
        assertThat(write(WeightsSize.REAL, SHA256).length).isBetween(89_000_000, 91_000_000);
        assertThat(write(WeightsSize.SMALL, SHA256).length).isLessThan(4_000_000);
    }

    @Test
    void theNumbersFollowFromTheArchiveAndAreSmall() throws IOException {
        var weights = write(WeightsSize.SMALL, SHA256);

        assertThat(write(WeightsSize.SMALL, SHA256)).isEqualTo(weights);
        assertThat(write(WeightsSize.SMALL, "f".repeat(64))).isNotEqualTo(weights);
        var numbers = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        numbers.position((int) (Long.BYTES + headerLength(weights)));
        while (numbers.hasRemaining()) {
            var number = Float.intBitsToFloat(numbers.getShort() << 16);
            if (Math.abs(number) < 0.007f || Math.abs(number) > 0.016f) {
                fail("a number of " + number);
            }
        }
    }

    @Test
    void theMetadataIsText() throws IOException {
        assertThat(header(write(WeightsSize.SMALL, SHA256))
                        .get("__metadata__")
                        .get("steps")
                        .isString())
                .isTrue();
    }

    @Test
    void theNamesAreThoseOfFlux() throws IOException {
        assertThat(header(write(WeightsSize.SMALL, SHA256)).propertyNames())
                .contains(
                        "transformer.transformer_blocks.18.attn.add_q_proj.lora_A.weight",
                        "transformer.single_transformer_blocks.37.attn.to_v.lora_B.weight");
    }

    private static byte[] write(WeightsSize size, String sha256) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Safetensors.write(bytes, size, sha256, Map.of("steps", "1000"));
        return bytes.toByteArray();
    }

    private static long headerLength(byte[] weights) {
        return ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static JsonNode header(byte[] weights) {
        var json = new String(weights, Long.BYTES, (int) headerLength(weights), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(json);
    }
}
