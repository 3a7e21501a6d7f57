package io.lorapipe.gateway.training.order;

import io.lorapipe.gateway.image.Warning;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.images.warn.Look;
import io.lorapipe.images.warn.Seen;
import io.lorapipe.images.warn.Warnings;
import io.lorapipe.presets.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is no reason to refuse an order, unless its client wants it to be. */
public final class OrderWarnings {

    private final SeenImages seen;

    public OrderWarnings(SeenImages seen) {
        this.seen = seen;
    }

    /** Knows what an image looks like; empty for one that was not uploaded here. */
    @FunctionalInterface
    public interface SeenImages {
        Optional<Look> find(String sha256);
    }

    /** Of the images, one by one and as a set. */
    List<Warning> ofImages(List<TrainingImage> images) {
        var looks = images.stream()
                .map(image -> new Seen(image.name(), look(image)))
                .toList();
        return Warnings.ofEach(looks).stream()
                .flatMap(List::stream)
                .map(Warning::of)
                .toList();
    }

    /** Of the trigger word, which trainers pass over for images that have a caption. */
    Optional<Warning> ofTriggerWord(Preset preset, @Nullable String triggerWord, List<TrainingImage> images) {
        var captions = new ArrayList<String>();
        images.stream().map(TrainingImage::caption).filter(Objects::nonNull).forEach(captions::add);
        return preset.triggerWarning(Optional.ofNullable(triggerWord), captions)
                .map(sentence -> new Warning("trigger_word_unused", "triggerWord", sentence));
    }

    /** Only of what its owner uploaded: the digest of an address tells nobody what others have. */
    private @Nullable Look look(TrainingImage image) {
        return image.key() == null || image.sha256() == null
                ? null
                : seen.find(image.sha256()).orElse(null);
    }
}
