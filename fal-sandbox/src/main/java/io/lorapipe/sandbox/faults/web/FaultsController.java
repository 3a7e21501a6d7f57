package io.lorapipe.sandbox.faults.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.faults.FaultScript;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.RuleCount;
import io.lorapipe.sandbox.faults.Thrown;
import io.lorapipe.sandbox.faults.script.InvalidScript;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The script in force and what was thrown. Not part of fal's API. */
@RestController
class FaultsController {

    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    record InForce(
            @JsonProperty("seed") long seed,
            @JsonProperty("faults") List<RuleCount> faults) {}

    /** Whatever type the body claims to be. */
    @PutMapping("/sandbox/faults")
    InForce replace(HttpServletRequest http) throws IOException {
        faults.replace(FaultScript.read(new String(http.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
        return inForce();
    }

    @GetMapping("/sandbox/faults")
    InForce inForce() {
        return new InForce(faults.seed(), faults.counts());
    }

    @DeleteMapping("/sandbox/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @GetMapping("/sandbox/faults/thrown")
    List<Thrown> thrown() {
        return faults.thrown();
    }

    @ExceptionHandler(InvalidScript.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refuse(InvalidScript invalid) {
        return Map.of("detail", invalid.sentence());
    }
}
