package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTests {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void theLayoutsBeginWithTheUser() {
        assertThat(ObjectKey.referenceImage("ann", "fox", DIGEST, "jpg")).hasToString("ann/fox/" + DIGEST + ".jpg");
        assertThat(ObjectKey.archive("ann", DIGEST)).hasToString("ann/lora-training/training_" + DIGEST + ".zip");
        assertThat(ObjectKey.weights("ann", "fox", "t-1")).hasToString("ann/fox/t-1.safetensors");
        assertThat(ObjectKey.weightsConfiguration("ann", "fox", "t-1")).hasToString("ann/fox/t-1.json");
    }

    @Test
    void aKeyBelongsToTheUserOfItsFirstSegmentAlone() {
        ObjectKey key = ObjectKey.weights("ann", "fox", "t-1");

        assertThat(key.belongsTo("ann")).isTrue();
        assertThat(key.belongsTo("an")).isFalse();
        assertThat(key.belongsTo("anna")).isFalse();
        assertThat(key.belongsTo("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/ann/a",
                "ann/",
                "ann//a",
                "../a",
                "ann/../bob/a",
                "ann/..",
                "ann/./a",
                ".",
                "ann\\a",
                "ann/ä",
                "ann/a\u0000",
                "ann/a\n",
                "ann/~",
                "ann/#",
                "ann/%2e%2e/a"
            })
    void whatLeadsElsewhereOrIsNotUnderstoodEverywhereIsNoKey(String value) {
        assertThatThrownBy(() -> new ObjectKey(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("object key")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ann/...", "ann/a..b", "ann/.hidden", "a b/c!*'()&$=@;:+,?-_."})
    void whatEveryStoreTakesIsAKey(String value) {
        assertThat(new ObjectKey(value)).hasToString(value);
    }

    @Test
    void lengthsAreBounded() {
        assertThat(new ObjectKey("a".repeat(200))).isNotNull();
        assertThatThrownBy(() -> new ObjectKey("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectKey("a/".repeat(512) + "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdThatIsMoreThanOneSegmentMakesNoKey() {
        assertThatThrownBy(() -> ObjectKey.weights("ann/bob", "fox", "t")).hasMessageContaining("ann/bob");
        assertThatThrownBy(() -> ObjectKey.weights("ann", "..", "t")).hasMessageContaining("two dots");
        assertThatThrownBy(() -> ObjectKey.archive("ann", DIGEST.toUpperCase(Locale.ROOT)))
                .hasMessageContaining("lower-case hex");
    }
}
