package io.lorapipe.local.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.TreeMap;

/** One name for everything a training is made of. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String platform, Request request) {
        var facts = new ArrayList<String>();
        facts.add(platform);
        facts.add(request.name());
        facts.add(request.preset());
        facts.add(request.triggerWord().orElse(""));
        new TreeMap<>(request.given()).forEach((name, value) -> facts.add(name + "=" + value));
        if (request.strict()) {
            facts.add("strict");
        }
        facts.add("images");
        facts.addAll(request.images().identities());
        var digest = sha256();
        for (var fact : facts) {
            var bytes = fact.getBytes(StandardCharsets.UTF_8);
            // with its length, so that no two lists of facts read the same
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
