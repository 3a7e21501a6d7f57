package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AnnouncedBytesTests {

    private static final int SIZE = 1_000_003;
    private final byte[] bytes = random(SIZE);
    private final Content content = Content.of(bytes, "application/zip");

    @ParameterizedTest
    @ValueSource(ints = {1000, 300_000, SIZE, 2 * SIZE})
    void piecesAreOfTheSizeAskedForButTheLast(int size) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        AnnouncedBytes.inPieces(content, size, (piece, length) -> {
            lengths.add(length);
            whole.write(piece, 0, length);
        });

        assertThat(whole.toByteArray()).isEqualTo(bytes);
        assertThat(lengths).hasSize(Math.ceilDiv(SIZE, size));
        assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(length -> length == size);
    }

    @Test
    void theLastPieceIsKeptBackWhenTheDigestIsWrong() {
        byte[] other = bytes.clone();
        other[0]++;
        Content wrong = new Content(SIZE, content.sha256(), "application/zip", () -> new ByteArrayInputStream(other));
        List<Integer> lengths = new ArrayList<>();

        assertThatThrownBy(() -> AnnouncedBytes.inPieces(wrong, 400_000, (piece, length) -> lengths.add(length)))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThat(lengths).containsExactly(400_000, 400_000);
    }

    @Test
    void aPieceIsNotReadOverBeforeItIsHashed() throws IOException {
        byte[] many = random(30_000_000); // read much faster than hashed
        Content large = Content.of(many, "application/zip");
        ByteArrayOutputStream copied = new ByteArrayOutputStream(many.length);
        AnnouncedBytes.copy(large, copied, ByteProgress.NONE);

        assertThat(Arrays.equals(copied.toByteArray(), many)).isTrue();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
