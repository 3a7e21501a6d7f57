package io.lorapipe.images.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTests {

    private static final int SHORT = 3;

    @ParameterizedTest
    @ValueSource(strings = {"", "I", "II*\0", "II*\0\u00ff\u00ff\u00ff\u007f", "MM\0*\0\0\0\10\0\11", "nonsense"})
    void brokenExifIsUpright(String exif) {
        assertThat(Orientation.in(ByteBuffer.wrap(exif.getBytes(ISO_8859_1)))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void bothByteOrdersAreRead() {
        var big = new Orientation(5).exif();
        assertThat(Orientation.in(ByteBuffer.wrap(big)).value()).isEqualTo(5);
        assertThat(Orientation.in(littleEndian(SHORT, 7)).value()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {SHORT, 4, 8, 9})
    void aNumberOfAnyWholeKindIsRead(int type) {
        assertThat(Orientation.in(littleEndian(type, 6)).value()).isEqualTo(6);
        assertThat(Orientation.in(littleEndian(type, 6).putShort(18, (short) 9)))
                .isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.in(littleEndian(type, -1))).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 7, 12})
    void whatIsNoWholeNumberIsUpright(int type) {
        assertThat(Orientation.in(littleEndian(type, 6))).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void aQuarterTurnChangesWidthAndHeight(int value) {
        assertThat(new Orientation(value).liesOnItsSide()).isTrue();
        assertThat(new Orientation(value - 4).liesOnItsSide()).isFalse();
    }

    private static ByteBuffer littleEndian(int type, int value) {
        return ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II*\0".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) type)
                .putInt(1)
                .putInt(value)
                .flip();
    }
}
