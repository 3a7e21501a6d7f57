package io.lorapipe.images.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelRoomTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 4", "256, 16", "320, 20", "2048, 64", "100000, 64"})
    void decodedPixelsTakeAQuarterOfTheHeapAndNoMoreThan256Megabytes(long mebibytes, int megapixels) {
        assertThat(PixelRoom.megapixels(mebibytes << 20)).isEqualTo(megapixels);
    }
}
