package io.lorapipe.sandbox.webhook.web;

import io.lorapipe.sandbox.webhook.SigningKey;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Web Key Set that webhook signatures are checked with. */
@RestController
class KeysController {

    private final SigningKey key;

    KeysController(SigningKey key) {
        this.key = key;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(24)))
                .body(new KeySet(List.of(new Key("OKP", "Ed25519", key.x(), "sig"))));
    }

    record KeySet(List<Key> keys) {}

    record Key(String kty, String crv, String x, String use) {}
}
