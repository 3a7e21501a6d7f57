package io.lorapipe.images.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.pack.ArchiveKey.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveKeyTests {

    private static final Input A = new Input("a".repeat(64), null);
    private static final Input B = new Input("b".repeat(64), null);

    @Test
    void theSameInputsInTheSameOrderHaveTheSameKey() {
        assertThat(ArchiveKey.of(List.of(A, B), Map.of("x", "1", "y", "2")))
                .isEqualTo(ArchiveKey.of(List.of(A, B), Map.of("y", "2", "x", "1")));
    }

    @Test
    void whateverChangesTheArchiveChangesItsKey() {
        assertThat(Stream.of(
                        ArchiveKey.of(List.of(A, B), Map.of()),
                        ArchiveKey.of(List.of(B, A), Map.of()),
                        ArchiveKey.of(List.of(A), Map.of()),
                        ArchiveKey.of(List.of(A, B), Map.of("x", "1")),
                        ArchiveKey.of(List.of(A, B), Map.of("x", "2")),
                        ArchiveKey.of(List.of(A, new Input(B.sha256(), "")), Map.of()),
                        ArchiveKey.of(List.of(A, new Input(B.sha256(), "a fox")), Map.of()),
                        ArchiveKey.of(List.of(new Input(A.sha256(), "a fox"), B), Map.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void theKeyIsTheSameFromReleaseToReleaseWhileThePackerIs() {
        assertThat(ArchivePacker.VERSION).isEqualTo(5);
        assertThat(ArchiveKey.of(List.of(A, new Input(B.sha256(), "a fox")), Map.of("x", "1")))
                .isEqualTo(new ArchiveKey("6ba37b9ce280f31363644efc1e57301851dfc36753ad1dba56ff598ad68e1f18"));
    }
}
