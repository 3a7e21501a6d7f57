package io.lorapipe.gateway.character.web;

import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.CharacterVersion;
import io.lorapipe.gateway.training.web.FileView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A character as its owner sees it. */
record CharacterView(String id, String name, Instant createdAt, List<VersionView> versions) {

    record VersionView(
            int version,
            UUID trainingId,
            FileView weights,
            String preset,
            @Nullable String triggerWord,
            Instant createdAt) {

        static VersionView of(String characterName, CharacterVersion version) {
            return new VersionView(
                    version.version(),
                    version.trainingId(),
                    FileView.weights(
                            version.trainingId(), characterName, version.version(), version.sha256(), version.size()),
                    version.preset(),
                    version.triggerWord(),
                    version.createdAt());
        }
    }

    static CharacterView of(Character character) {
        return new CharacterView(
                character.id(),
                character.name(),
                character.createdAt(),
                character.versions().stream()
                        .map(version -> VersionView.of(character.name(), version))
                        .toList());
    }
}
