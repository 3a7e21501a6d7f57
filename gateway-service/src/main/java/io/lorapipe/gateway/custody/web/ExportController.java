package io.lorapipe.gateway.custody.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.custody.web.ExportView.ExportedFile;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.Trainings.Filter;
import io.lorapipe.gateway.training.web.FileView;
import io.lorapipe.store.roles.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives all that is kept of a character as one ZIP. */
@RestController
class ExportController {

    private static final int ALL = 1_000_000;

    private final Characters characters;
    private final Trainings trainings;
    private final Stores stores;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Clock clock;

    ExportController(
            Characters characters, Trainings trainings, Stores stores, CurrentUser user, JsonMapper json, Clock clock) {
        this.characters = characters;
        this.trainings = trainings;
        this.stores = stores;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/api/characters/{id}/export")
    @Operation(summary = "Download a ZIP with the weights of all versions and a JSON of versions and trainings")
    void export(@PathVariable String id, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        var character = characters
                .find(user.id(), id)
                .orElseThrow(() -> Problem.notFound("character", id).asException());
        var of = trainings.of(user.id(), new Filter(null, id, ALL));
        var zip = new ExportedZip(stores);
        of.forEach(training -> add(character, training, zip));
        var view = ExportView.of(character, of, List.copyOf(zip.files().keySet()), clock.instant());
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(id + ".zip").build().toString());
        zip.write(
                json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(view),
                response.getOutputStream());
    }

    private static void add(Character character, Training training, ExportedZip zip) {
        var version = training.version();
        if (version != null) {
            add(character, training, version, training.weights(), ".safetensors", zip);
            add(character, training, version, training.config(), ".json", zip);
        }
    }

    private static void add(
            Character character,
            Training training,
            int version,
            @Nullable TrainedFile file,
            String extension,
            ExportedZip zip) {
        if (file != null) {
            var id = training.request().trainingId();
            var path = "v%d/%s%s".formatted(version, FileView.plainName(id, character.name(), version), extension);
            zip.add(new ExportedFile(path, id, version, file.size(), file.sha256()), file);
        }
    }
}
