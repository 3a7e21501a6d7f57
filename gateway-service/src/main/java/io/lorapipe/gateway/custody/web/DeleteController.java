package io.lorapipe.gateway.custody.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.custody.Custody;
import io.lorapipe.gateway.custody.DeleteResult;
import io.lorapipe.gateway.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deletes what is kept. */
@RestController
@RequestMapping("/api/characters/{id}")
class DeleteController {

    private final Custody custody;
    private final CurrentUser user;

    DeleteController(Custody custody, CurrentUser user) {
        this.custody = custody;
        this.user = user;
    }

    /** What was deleted: its objects are gone, as their stores said when they were asked. */
    record Receipt(
            int objects,
            long bytes,
            @Schema(allowableValues = "HEAD") String verifiedBy,
            Instant at) {}

    @DeleteMapping
    @Operation(summary = "Delete a character with the weights of all its versions and its reference images")
    Receipt character(@PathVariable String id) {
        return receipt(custody.deleteCharacter(user.id(), id), "character", id);
    }

    @DeleteMapping("/versions/{version}")
    @Operation(summary = "Delete the weights of one version; its number is not given again")
    Receipt version(@PathVariable String id, @PathVariable int version) {
        return receipt(custody.deleteVersion(user.id(), id, version), "version", version + " of the character " + id);
    }

    private static Receipt receipt(DeleteResult result, String what, String id) {
        return switch (result) {
            case DeleteResult.Deleted(var objects, var bytes, var at) -> new Receipt(objects, bytes, "HEAD", at);
            case DeleteResult.Missing() -> throw Problem.notFound(what, id).asException();
            case DeleteResult.InUse(var training) -> throw inUse(id, training).asException();
        };
    }

    private static Problem inUse(String id, UUID training) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "training_running",
                        "The character %s is needed by the training %s, which has not ended; cancel it or wait."
                                .formatted(id, training))
                .withCulprit(training.toString())
                .withHint("Cancel the training, or wait for its end.");
    }
}
