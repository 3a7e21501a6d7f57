package io.lorapipe.images.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUrlTests {

    private static final byte[] IMAGE = Pictures.file("baseline.jpg");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"data:image/jpeg;base64,", "DATA:;base64,", "data:image/jpeg;name=fox.jpg;base64,"})
    void anImageThatStandsInItsAddressIsTaken(String before) throws Exception {
        assertThat(fetch(before + Base64.getEncoder().encodeToString(IMAGE), IMAGE.length))
                .isInstanceOfSatisfying(Fetched.class, it -> {
                    assertThat(it.file()).hasBinaryContent(IMAGE);
                    assertThat(it.url()).isEqualTo("the data: address");
                });
    }

    @Test
    void itIsBoundByTheSameLimit() throws Exception {
        var url = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(IMAGE);
        refused(fetch(url, IMAGE.length - 1), Reason.TOO_MANY_BYTES);
        refused(fetch(url, 10), Reason.TOO_MANY_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:", "data:image/jpeg,abc", "data:image/jpeg;base64,***", "data:image/svg+xml,<svg/>"})
    void whatHoldsNoBase64IsRefused(String url) throws Exception {
        refused(fetch(url, 1000), Reason.NOT_A_WEB_ADDRESS);
    }

    private void refused(FetchResult result, Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.reason()).isEqualTo(reason));
        assertThat(directory).isEmptyDirectory();
    }

    private FetchResult fetch(String url, long maxBytes) throws Exception {
        return new ImageFetcher(FetchRules.standard().upTo(maxBytes))
                .fetchAll(List.of(url), directory, ImageProgress.NONE)
                .getFirst();
    }
}
