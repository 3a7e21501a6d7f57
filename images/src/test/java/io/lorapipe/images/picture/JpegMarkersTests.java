package io.lorapipe.images.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegMarkersTests {

    @ParameterizedTest
    @CsvSource({
        "ffd8, 0xd8, 2",
        "ffffffd8, 0xd8, 4",
        "0102ff0003ffd9, 0xd9, 7",
        "ff00ff00ffff00ffd9, 0xd9, 9",
        "fefefefefefefefefefeffda, 0xda, 12",
        "808080808080807fffd0, 0xd0, 10"
    })
    void aMarkerIsFoundBehindWhateverLiesBeforeIt(String bytes, String code, int behind) {
        var buffer = ByteBuffer.wrap(HexFormat.of().parseHex(bytes));

        assertThat(JpegMarkers.next(buffer)).isEqualTo(Integer.decode(code));
        assertThat(buffer.position()).isEqualTo(behind);
    }

    @Test
    void itIsFoundWhereverItLies() {
        for (int at = 0; at < 40; at++) {
            var bytes = new byte[60];
            bytes[at] = (byte) 0xff;
            bytes[at + 1] = (byte) 0xda;
            var buffer = ByteBuffer.wrap(bytes);

            assertThat(JpegMarkers.next(buffer)).isEqualTo(0xda);
            assertThat(buffer.position()).isEqualTo(at + 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "01", "ff", "0102030405060708090a0bffff", "ff00"})
    void whereThereIsNoneThatIsSaid(String bytes) {
        var buffer = ByteBuffer.wrap(HexFormat.of().parseHex(bytes));

        assertThatThrownBy(() -> JpegMarkers.next(buffer)).isInstanceOf(BufferUnderflowException.class);
    }
}
