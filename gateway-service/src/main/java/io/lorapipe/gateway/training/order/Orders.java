package io.lorapipe.gateway.training.order;

import io.lorapipe.gateway.image.DataImages;
import io.lorapipe.gateway.training.Cautions;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.Trainings.KeyUse;
import io.lorapipe.gateway.training.order.OrderResult.Fault;
import io.lorapipe.images.check.Captions;
import io.lorapipe.presets.PresetSearch;
import io.lorapipe.presets.Presets;
import io.lorapipe.presets.ValidatedInput;
import io.lorapipe.presets.Validation;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes orders of trainings: what can be known to fail later is refused now. */
public final class Orders {

    private final Trainings trainings;
    private final CharacterNames names;
    private final Stores stores;
    private final DataImages inline;
    private final Supplier<UUID> ids;
    private final ImageCount count;
    private final OrderWarnings warnings;
    private final Clock clock;

    public Orders(
            Trainings trainings,
            CharacterNames names,
            Stores stores,
            DataImages inline,
            Supplier<UUID> ids,
            ImageCount count,
            OrderWarnings warnings,
            Clock clock) {
        this.trainings = trainings;
        this.names = names;
        this.stores = stores;
        this.inline = inline;
        this.ids = ids;
        this.count = count;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Looks up what the user calls a character; empty when it is not the user's. */
    @FunctionalInterface
    public interface CharacterNames {
        Optional<String> find(String userId, String characterId);
    }

    /** How many images a training may have. */
    public record ImageCount(int min, int max) {}

    /**
     * Makes a training of the order, once for each key; {@code bodySha256} tells whether a key is used again rightly.
     */
    public OrderResult take(String userId, Order order, String key, String bodySha256) {
        var before = trainings.earlierUse(userId, key);
        if (before.isPresent()) {
            return repeated(before.get(), bodySha256);
        }
        var characterId = order.characterId() == null ? "" : order.characterId();
        var name = names.find(userId, characterId);
        if (name.isEmpty()) {
            return new OrderResult.NoCharacter(characterId);
        }
        List<Fault> faults = new ArrayList<>();
        var images = images(userId, order, faults);
        var input = input(order, faults);
        if (faults.isEmpty()) {
            images = new InlineImages(inline, faults).takeIn(userId, characterId, images);
        }
        var ofImages = warnings.ofImages(images);
        if (order.refusesWarnings()) {
            ofImages.forEach(each -> faults.add(new Fault("invalid_image", each.culprit(), each.message())));
        }
        if (input.isEmpty() || !faults.isEmpty()) {
            return new OrderResult.Refused(faults);
        }
        var request = request(userId, order, name.get(), images, input.get());
        var all = new ArrayList<>(ofImages);
        warnings.ofTriggerWord(input.get().preset(), order.triggerWord(), images)
                .ifPresent(all::add);
        var use = new KeyUse(key, bodySha256, request.trainingId());
        return trainings
                .request(request, new Cautions(all, order.refusesWarnings()), use)
                .map(earlier -> repeated(earlier, bodySha256))
                .orElseGet(() -> new OrderResult.Accepted(request.trainingId()));
    }

    private Request request(
            String userId, Order order, String characterName, List<TrainingImage> images, ValidatedInput input) {
        return new Request(
                ids.get(),
                userId,
                order.characterId() == null ? "" : order.characterId(),
                characterName,
                images,
                input.preset().id(),
                input.values(),
                order.triggerWord(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static OrderResult repeated(KeyUse before, String bodySha256) {
        return before.bodySha256().equals(bodySha256)
                ? new OrderResult.Accepted(before.trainingId())
                : new OrderResult.KeyReused();
    }

    private List<TrainingImage> images(String userId, Order order, List<Fault> faults) {
        List<Order.@Nullable OrderedImage> images = order.images() == null ? List.of() : order.images();
        List<@Nullable String> captions = order.captions() == null ? List.of() : order.captions();
        if (images.size() < count.min() || images.size() > count.max()) {
            faults.add(new Fault(
                    "invalid_image_count",
                    "images",
                    "A training takes %d to %d images, not %d; %s."
                            .formatted(
                                    count.min(),
                                    count.max(),
                                    images.size(),
                                    images.size() < count.min() ? "add some" : "leave some out")));
            return List.of();
        }
        if (!captions.isEmpty() && captions.size() != images.size()) {
            faults.add(new Fault(
                    "invalid_request",
                    "captions",
                    "There are %d captions for %d images; give one for each, null where there is none."
                            .formatted(captions.size(), images.size())));
            return List.of();
        }
        for (int i = 0; i < captions.size(); i++) {
            var number = i + 1;
            Optional.ofNullable(captions.get(i))
                    .flatMap(Captions::objectionTo)
                    .ifPresent(found -> faults.add(noText(number, found)));
        }
        return new OrderedImages(stores, userId, faults).check(images, captions);
    }

    private static Fault noText(int number, String found) {
        return new Fault(
                "invalid_request",
                "caption " + number,
                "Caption %d %s; give 1 to %d characters of text, or null.".formatted(number, found, Captions.LONGEST));
    }

    private static Optional<ValidatedInput> input(Order order, List<Fault> faults) {
        var search = order.preset() == null ? new PresetSearch.Found(Presets.standard()) : Presets.find(order.preset());
        return switch (search) {
            case PresetSearch.Unknown unknown -> {
                faults.add(new Fault("unknown_preset", unknown.given(), unknown.sentence()));
                yield Optional.empty();
            }
            case PresetSearch.Found(var preset) ->
                switch (preset.validate(given(order), Optional.ofNullable(order.triggerWord()))) {
                    case Validation.Valid(var input) -> Optional.of(input);
                    case Validation.Invalid(var problems) -> {
                        problems.forEach(problem ->
                                faults.add(new Fault("invalid_parameter", problem.parameter(), problem.sentence())));
                        yield Optional.empty();
                    }
                };
        };
    }

    /** What is null was not given. */
    private static Map<String, Object> given(Order order) {
        Map<String, Object> given = new HashMap<>();
        if (order.parameters() != null) {
            order.parameters().forEach((name, value) -> {
                if (value != null) {
                    given.put(name, value);
                }
            });
        }
        return given;
    }
}
