package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.gateway.Character;
import io.lorapipe.local.gateway.Gateway;
import io.lorapipe.local.gateway.NewTraining;
import io.lorapipe.local.gateway.ProgressRecord;
import io.lorapipe.local.gateway.TrainingView;
import io.lorapipe.local.input.ReferenceImages;
import io.lorapipe.local.input.Request;
import io.lorapipe.local.pending.PendingTraining;
import io.lorapipe.local.pending.PendingTrainings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One request for a training, asked for once however often the command is started. */
final class TrainingRun {

    private final Session session;
    private final Display display;
    private final PendingTrainings pending;
    private final Request request;
    private final String fingerprint;

    TrainingRun(Session session, Display display, PendingTrainings pending, Request request) {
        this.session = session;
        this.display = display;
        this.pending = pending;
        this.request = request;
        this.fingerprint = request.fingerprint(session.platform());
    }

    /** The training of this request: one that was begun before, unless another is wanted, or a new one. */
    TrainingView begin(boolean another) {
        var begun = another ? Optional.<PendingTraining>empty() : pending.find(fingerprint);
        var known = begun.flatMap(PendingTraining::trainingId).flatMap(id -> session.call(gateway -> gateway.find(id)));
        known.ifPresent(training ->
                display.note("Going on with training %s; give --new to start another.".formatted(training.id())));
        return known.orElseGet(() -> ask(begun.map(PendingTraining::idempotencyKey)
                .orElseGet(() -> UUID.randomUUID().toString())));
    }

    /** It has ended, and the user knows. */
    void over() {
        pending.forget(fingerprint);
    }

    private TrainingView ask(String key) {
        var training = session.call(this::prepare);
        pending.remember(fingerprint, new PendingTraining(key, Optional.empty()));
        var accepted = session.call(gateway -> gateway.train(key, training));
        pending.remember(fingerprint, new PendingTraining(key, Optional.of(accepted.id())));
        warn(accepted);
        return accepted;
    }

    private void warn(TrainingView accepted) {
        var warnings = accepted.warnings();
        if (warnings != null) {
            warnings.forEach(warning -> display.note("Warning: " + warning.message()));
        }
    }

    private NewTraining prepare(Gateway gateway) {
        var character = character(gateway);
        var captions = request.images().captions();
        return new NewTraining(
                character.id(),
                images(gateway, character.id()),
                captions.isEmpty() ? null : captions,
                request.preset(),
                request.given(),
                request.triggerWord().orElse(null),
                request.strict());
    }

    private List<NewTraining.Image> images(Gateway gateway, String characterId) {
        return switch (request.images()) {
            case ReferenceImages.Urls(List<String> urls) ->
                urls.stream().map(NewTraining.Image::at).toList();
            case ReferenceImages.Files files -> {
                var uploaded = new ArrayList<NewTraining.Image>();
                for (var file : files.files()) {
                    uploaded.add(gateway.upload(characterId, file.image().name(), file.path()));
                    display.progress(ProgressRecord.ofUpload(uploaded.size(), files.count()));
                }
                yield uploaded;
            }
        };
    }

    private Character character(Gateway gateway) {
        var all = gateway.characters();
        for (var character : all) {
            if (character.name().equals(request.name())) {
                return character;
            }
        }
        var id = CharacterIds.of(request.name())
                .filter(wanted -> all.stream().noneMatch(it -> it.id().equals(wanted)));
        return gateway.createCharacter(id, request.name());
    }
}
