package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ResumableUploads;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupabaseSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "https://abc.supabase.co, , https://abc.supabase.co/storage/v1, abc.supabase.co",
        "https://abc.supabase.co/, , https://abc.supabase.co/storage/v1, abc.supabase.co",
        "http://localhost:8000, , http://localhost:8000/storage/v1, localhost:8000",
        "https://abc.supabase.co, https://abc.storage.supabase.co/storage/v1/, https://abc.storage.supabase.co/storage/v1, abc.supabase.co",
        ", https://abc.storage.supabase.co/storage/v1, https://abc.storage.supabase.co/storage/v1, abc.supabase.co",
        ", http://localhost:5000, http://localhost:5000/, localhost:5000"
    })
    void aProjectHasOneNameWhateverTheWayToItsStorage(
            @Nullable String url, @Nullable String storageUrl, String storage, String host) {
        SupabaseSettings settings = settings(url, storageUrl, "sb_secret_x");

        assertThat(settings.storage()).hasToString(storage);
        assertThat(settings.host()).isEqualTo(host);
        assertThat(open(settings).id()).isEqualTo("supabase:" + host + "/character-references");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://abc.supabase.co", "abc.supabase.co", "/storage/v1"})
    void anAddressThatIsNoneStopsWithASentence(String url) {
        assertThatThrownBy(() -> open(settings(url, null, "sb_secret_x")))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("SUPABASE_URL is \"" + url + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sb_publishable_x", "two words", "unicode-ключ"})
    void aKeyThatCannotBeTheRightOneStopsWithASentence(String key) {
        assertThatThrownBy(() -> open(settings("https://abc.supabase.co", null, key)))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining("SUPABASE_SECRET_KEY")
                .message()
                .doesNotContain("two words", "ключ");
    }

    @Test
    void theKeyIsNotPrinted() {
        SupabaseSettings settings = settings("https://abc.supabase.co", null, "sb_secret_x");

        assertThat(settings).asString().contains("abc.supabase.co").doesNotContain("sb_secret_x");
        assertThat(open(settings)).asString().contains("abc.supabase.co").doesNotContain("sb_secret_x");
    }

    @Test
    void emptySettingsAreNoProject() {
        assertThat(settings("", "", " ").isComplete()).isFalse();
        assertThat(settings("https://abc.supabase.co", null, "").isComplete()).isFalse();
        assertThat(settings(null, "http://localhost:5000", "key").isComplete()).isTrue();
    }

    private static SupabaseStore open(SupabaseSettings settings) {
        return SupabaseStore.open(settings, settings.bucket(), Clock.systemUTC(), ResumableUploads.inMemory());
    }

    private static SupabaseSettings settings(@Nullable String url, @Nullable String storageUrl, String key) {
        return new SupabaseSettings(uri(url), uri(storageUrl), key, "", " ");
    }

    private static @Nullable URI uri(@Nullable String value) {
        return value == null ? null : URI.create(value);
    }
}
