package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
        AnnouncedBytes.inPieces(content, size, piece -> {
            lengths.add(piece.length());
            piece.copy(0, piece.length(), whole, ByteProgress.NONE);
        });

        assertThat(whole.toByteArray()).isEqualTo(bytes);
        assertThat(lengths).hasSize(Math.ceilDiv(SIZE, size));
        assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(length -> length == size);
    }

    @Test
    void theLastBytesAreKeptBackWhenTheDigestIsWrong() {
        byte[] other = bytes.clone();
        other[0]++;
        Content wrong = new Content(SIZE, content.sha256(), "application/zip", () -> new ByteArrayInputStream(other));
        ByteArrayOutputStream passed = new ByteArrayOutputStream();

        assertThatThrownBy(() -> AnnouncedBytes.inPieces(
                        wrong, 400_000, piece -> piece.copy(0, piece.length(), passed, ByteProgress.NONE)))
                .isInstanceOf(StoreException.Mismatch.class);
        assertThat(passed.size()).isBetween(800_000, SIZE - 1);
    }

    @Test
    void whatWasReadOfAPieceIsPassedOnAgainFromMemory() throws IOException {
        AtomicInteger openings = new AtomicInteger();
        Content once = new Content(SIZE, content.sha256(), "application/zip", () -> {
            openings.incrementAndGet();
            return new ByteArrayInputStream(bytes);
        });
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        AnnouncedBytes.inPieces(once, 400_000, piece -> {
            piece.copy(0, 70_000, OutputStream.nullOutputStream(), ByteProgress.NONE);
            piece.copy(0, 100_001, again, ByteProgress.NONE);
            piece.copy(100_001, piece.length(), again, ByteProgress.NONE);
        });

        assertThat(again.toByteArray()).isEqualTo(bytes);
        assertThat(openings).hasValue(1);
    }

    @Test
    void aPieceThatIsNotPassedOnIsReadAllTheSame() throws IOException {
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        AnnouncedBytes.inPieces(content, 400_000, piece -> {
            if (piece.length() < 400_000) {
                piece.copy(0, piece.length(), last, ByteProgress.NONE);
            }
        });

        assertThat(last.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 800_000, SIZE));
    }

    @Test
    void nothingIsReadOverBeforeItIsPassedOn() throws IOException {
        byte[] many = random(3_000_000);
        ByteArrayOutputStream copied = new ByteArrayOutputStream(many.length);
        OutputStream slow = new FilterOutputStream(copied) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                LockSupport.parkNanos(1_000_000); // the content is read meanwhile
                copied.write(bytes, from, length);
            }
        };
        AnnouncedBytes.copy(Content.of(many, "application/zip"), slow, ByteProgress.NONE);

        assertThat(copied.toByteArray()).isEqualTo(many);
    }

    @Test
    void whatTheTargetFailsWithPassesThroughAndTheSourceIsClosed() {
        IOException full = new IOException("full");
        AtomicInteger closings = new AtomicInteger();
        Content watched = new Content(
                SIZE,
                content.sha256(),
                "application/zip",
                () -> new FilterInputStream(new ByteArrayInputStream(bytes)) {
                    @Override
                    public void close() {
                        closings.incrementAndGet();
                    }
                });
        OutputStream target = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw full;
            }
        };

        assertThatThrownBy(() -> AnnouncedBytes.copy(watched, target, ByteProgress.NONE))
                .isSameAs(full);
        assertThat(closings).hasValue(1);
    }

    @Test
    void aSourceThatBreaksIsToBeTriedAgain() {
        IOException broken = new IOException("broken");
        Content breaking = new Content(
                SIZE,
                content.sha256(),
                "application/zip",
                () -> new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 500_000), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw broken;
                    }
                }));

        assertThatThrownBy(() -> AnnouncedBytes.copy(breaking, OutputStream.nullOutputStream(), ByteProgress.NONE))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasCause(broken);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
