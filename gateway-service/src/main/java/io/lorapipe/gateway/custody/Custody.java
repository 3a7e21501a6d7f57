package io.lorapipe.gateway.custody;

import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.CharacterVersion;
import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.TrainingState;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.Trainings.Filter;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes what its owner no longer wants kept: first the objects, each seen to be gone, and then the record of them. So
 * a store that fails leaves everything as it was told, and deleting again goes on.
 */
public final class Custody {

    private static final int ALL = 1_000_000;

    private final Characters characters;
    private final Trainings trainings;
    private final Deletions deletions;
    private final KeptObjects objects;
    private final Clock clock;

    public Custody(Characters characters, Trainings trainings, Deletions deletions, Stores stores, Clock clock) {
        this.characters = characters;
        this.trainings = trainings;
        this.deletions = deletions;
        this.objects = new KeptObjects(stores);
        this.clock = clock;
    }

    /** Deletes the weights of one version of a character. */
    public DeleteResult deleteVersion(String userId, String characterId, int version) {
        Optional<Training> training = characters
                .find(userId, characterId)
                .flatMap(character -> numbered(character, version))
                .flatMap(numbered -> trainings.find(userId, numbered.trainingId()));
        if (training.isEmpty()) {
            return new DeleteResult.Missing();
        }
        var gone = objects.delete(files(training.get()).toList());
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        deletions.weightsDeleted(userId, training.get().request().trainingId(), at);
        return new DeleteResult.Deleted(gone.objects(), gone.bytes(), at);
    }

    private static Optional<CharacterVersion> numbered(Character character, int version) {
        return character.versions().stream()
                .filter(one -> one.version() == version)
                .findFirst();
    }

    /** Deletes a character with all its versions and reference images, unless a training needs them. */
    public DeleteResult deleteCharacter(String userId, String characterId) {
        if (characters.find(userId, characterId).isEmpty()) {
            return new DeleteResult.Missing();
        }
        var prefix = userId + "/" + characterId + "/";
        var active = trainings.of(userId, new Filter(TrainingState.ACTIVE, null, ALL)).stream()
                .filter(training -> training.request().characterId().equals(characterId)
                        || images(training, prefix).findAny().isPresent())
                .findFirst();
        if (active.isPresent()) {
            return new DeleteResult.InUse(active.get().request().trainingId());
        }
        var gone = objects.delete(everything(userId, characterId, prefix));
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        deletions.characterDeleted(userId, characterId, at);
        return new DeleteResult.Deleted(gone.objects(), gone.bytes(), at);
    }

    /**
     * What is recorded, in whichever store, and what else lies beside it, such as images that nothing was trained on.
     */
    private Set<Location> everything(String userId, String characterId, String prefix) {
        Set<Location> all = new LinkedHashSet<>(objects.under(prefix));
        List<Training> own = trainings.of(userId, new Filter(null, characterId, ALL));
        own.forEach(training ->
                Stream.concat(files(training), images(training, prefix)).forEach(all::add));
        return all;
    }

    private static Stream<Location> files(Training training) {
        return Stream.of(Optional.ofNullable(training.weights()), Optional.ofNullable(training.config()))
                .flatMap(Optional::stream)
                .map(TrainedFile::location);
    }

    private static Stream<Location> images(Training training, String prefix) {
        return training.request().images().stream()
                .flatMap(image -> location(image).stream())
                .filter(location -> location.key().value().startsWith(prefix));
    }

    private static Optional<Location> location(TrainingImage image) {
        var store = image.store();
        var key = image.key();
        return store == null || key == null
                ? Optional.empty()
                : Optional.of(new Location(store, new ObjectKey(key), null));
    }
}
