package io.lorapipe.gateway.character.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.presets.Wording;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The user's characters. */
@RestController
@RequestMapping("/api/characters")
class CharactersController {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Characters characters;
    private final CurrentUser user;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CharactersController(Characters characters, CurrentUser user, Clock clock) {
        this.characters = characters;
        this.user = user;
        this.clock = clock;
    }

    /** A character to be added; the id is made here when none is given. */
    record NewCharacter(@Nullable String name, @Nullable String characterId) {}

    record CharacterList(List<CharacterView> characters) {}

    @GetMapping
    CharacterList list() {
        return new CharacterList(
                characters.of(user.id()).stream().map(CharacterView::of).toList());
    }

    @GetMapping("/{id}")
    CharacterView get(@PathVariable String id) {
        return characters
                .find(user.id(), id)
                .map(CharacterView::of)
                .orElseThrow(() -> Problem.notFound("character", id).asException());
    }

    /** Adding the same character again, as a script does, finds the one that is there. */
    @PostMapping
    ResponseEntity<CharacterView> create(@RequestBody NewCharacter wanted) {
        var character = character(wanted);
        if (characters.add(character)) {
            return ResponseEntity.created(URI.create("/api/characters/" + character.id()))
                    .body(CharacterView.of(character));
        }
        return characters
                .find(character.userId(), character.id())
                .filter(known -> known.name().equals(character.name()))
                .map(known -> ResponseEntity.ok(CharacterView.of(known)))
                .orElseThrow(() -> taken(character.id()).asException());
    }

    private Character character(NewCharacter wanted) {
        var id = Optional.ofNullable(wanted.characterId())
                .orElseGet(() -> ids.generate().toString());
        if (!ID.matcher(id).matches()) {
            throw Problem.unprocessable(
                            "invalid_request",
                            "A characterId has 1 to 64 characters of A-Z a-z 0-9 _ -; correct it or leave it out.")
                    .withCulprit("characterId")
                    .asException();
        }
        var name = wanted.name() == null ? "" : wanted.name().strip();
        Wording.checkCharacterName(name).ifPresent(problem -> {
            throw Problem.unprocessable("invalid_request", problem.sentence())
                    .withCulprit("name")
                    .asException();
        });
        return new Character(id, user.id(), name, clock.instant().truncatedTo(ChronoUnit.MILLIS), List.of());
    }

    private static Problem taken(String id) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "character_exists",
                        "The characterId %s is taken; choose another or leave it out.".formatted(id))
                .withCulprit(id)
                .withHint("Choose another characterId or leave it out.");
    }
}
