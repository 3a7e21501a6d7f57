package io.lorapipe.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLinksTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] SECRET = new byte[32];
    private static final ObjectKey KEY = new ObjectKey("ann/a b+c&d=e?f/(1).zip");
    private static final String NAME = "dataset é&=.zip";

    private final LocalLinks links = at(NOW);

    @Test
    void aLinkHasTheSignedShapeAndIsValidUntilItsTimeIsOver() {
        URI link = links.link(KEY, Duration.ofMinutes(5), NAME);

        assertThat(link.toString())
                .startsWith(
                        "https://lora.example/files/objects/ann/a%20b%2Bc%26d%3De%3Ff/%281%29.zip?expires=1767225900"
                                + "&name=dataset%20%C3%A9%26%3D.zip&signature=");
        assertThat(check(links, link)).isEqualTo(new LinkCheck.Valid(KEY, NAME));
        assertThat(check(at(NOW.plusSeconds(299)), link)).isInstanceOf(LinkCheck.Valid.class);
        assertThat(check(at(NOW.plusSeconds(300)), link)).isEqualTo(new LinkCheck.Expired(NOW.plusSeconds(300)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "expires", "name", "signature"})
    void aLinkWithAnyPartChangedIsForged(String part) {
        Map<String, String> parts = parts(links.link(KEY, Duration.ofMinutes(5), NAME));
        parts.computeIfPresent(part, (name, value) -> (value.startsWith("0") ? "1" : "0") + value.substring(1));

        assertThat(check(links, parts)).isEqualTo(new LinkCheck.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires", "name", "signature"})
    void aLinkWithAPartMissingIsForged(String part) {
        Map<String, String> parts = parts(links.link(KEY, Duration.ofMinutes(5), NAME));
        parts.remove(part);

        assertThat(check(links, parts)).isEqualTo(new LinkCheck.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "abc", "00"})
    void whatIsNoSignatureIsForged(String signature) {
        assertThat(links.verify(KEY.value(), "1767225900", NAME, signature)).isEqualTo(new LinkCheck.Forged());
    }

    @Test
    void aLinkOfAnotherStoreIsForged() {
        byte[] other = SECRET.clone();
        other[0]++;
        URI foreign = new LocalLinks(other, URI.create("https://lora.example"), Clock.fixed(NOW, ZoneOffset.UTC))
                .link(KEY, Duration.ofMinutes(5), NAME);

        assertThat(check(links, foreign)).isEqualTo(new LinkCheck.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nSet-Cookie: x", "a\u0000"})
    void aNameThatCouldBreakAHeaderIsNotSigned(String name) {
        assertThatThrownBy(() -> links.link(KEY, Duration.ofMinutes(5), name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAnAddressThereAreNoLinks() {
        LocalLinks silent = new LocalLinks(SECRET, null, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatThrownBy(() -> silent.link(KEY, Duration.ofMinutes(5), NAME))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("LORAPIPE_PUBLIC_URL");
    }

    private static LocalLinks at(Instant now) {
        return new LocalLinks(SECRET, URI.create("https://lora.example/files/"), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static LinkCheck check(LocalLinks links, URI link) {
        return check(links, parts(link));
    }

    private static LinkCheck check(LocalLinks links, Map<String, String> parts) {
        return links.verify(
                parts.getOrDefault("key", ""), parts.get("expires"), parts.get("name"), parts.get("signature"));
    }

    private static Map<String, String> parts(URI link) {
        Map<String, String> parts = Arrays.stream(link.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        parts.put("key", link.getPath().substring("/files/objects/".length()));
        return parts;
    }
}
