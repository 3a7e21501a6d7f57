package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.fal.FalStore;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.s3.S3Store;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.SupabaseStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://ann:hidden@host/path, https://...@host/path",
        "https://a@hidden@host:1/p@q, https://...@host:1/p@q",
        "ann:hidden@host, ann://...@host",
        "https://host/path@here, https://host/path@here",
    })
    void userAndPasswordAreLeftOut(String url, String shown) {
        assertThat(ShownUrl.of(URI.create(url))).isEqualTo(shown);
    }

    @Test
    void noSettingsShowThem() {
        URI url = URI.create("https://ann:hidden@host");

        assertThat(List.of(
                        new S3Settings("b", null, url, null, null, null, null),
                        new SupabaseSettings(url, url, null, null, null),
                        new FalSettings(null, url, null, null)))
                .allSatisfy(settings ->
                        assertThat(settings).asString().contains("host").doesNotContain("hidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ann:hidden@host", "ann:hidden@host"})
    void noSentenceOfARefusalShowsThem(String address) {
        URI url = URI.create(address);

        assertThatThrownBy(() -> S3Store.open(new S3Settings("b", null, url, null, null, null, null)))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> SupabaseStore.open(
                        new SupabaseSettings(url, null, "key", null, null),
                        "b",
                        Clock.systemUTC(),
                        ResumableUploads.inMemory()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> FalStore.open(url, "key", List.of(), Duration.ofDays(1), Clock.systemUTC()))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageNotContaining("hidden");
    }
}
