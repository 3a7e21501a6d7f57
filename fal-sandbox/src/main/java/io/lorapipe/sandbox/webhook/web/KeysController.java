package io.lorapipe.sandbox.webhook.web;

import io.lorapipe.sandbox.webhook.SigningKey;
import io.lorapipe.sandbox.webhook.SigningKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Web Key Set that webhook signatures are checked with. */
@RestController
class KeysController {

    private final SigningKeys keys;

    KeysController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(24)))
                .body(new KeySet(keys.published().stream().map(Key::of).toList()));
    }

    record KeySet(List<Key> keys) {}

    record Key(String kty, String crv, String x, String use) {

        static Key of(SigningKey key) {
            return new Key("OKP", "Ed25519", key.x(), "sig");
        }
    }
}
