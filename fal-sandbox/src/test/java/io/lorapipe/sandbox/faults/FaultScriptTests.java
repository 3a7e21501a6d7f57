package io.lorapipe.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.sandbox.faults.kinds.CallFault;
import io.lorapipe.sandbox.faults.kinds.RunFault;
import io.lorapipe.sandbox.faults.script.InvalidScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTests {

    @Test
    void aScriptIsReadFromJsonAndFromYamlAlike() {
        var json = FaultScript.read("{\"seed\": 7, \"faults\": [{\"at\": \"submit\", \"fault\": \"delay_after\", "
                + "\"by\": \"1.5s\", \"nth\": [2, 5], \"matching\": \"a7\", \"times\": 3}]}");
        var yaml = FaultScript.read("""
                seed: 7
                faults:
                  - {at: submit, fault: delay_after, by: 1.5s, nth: [2, 5], matching: a7, times: 3}
                """);

        assertThat(yaml).isEqualTo(json);
        assertThat(json.seed()).isEqualTo(7);
        assertThat(json.rules())
                .singleElement()
                .extracting(Rule::fault)
                .isEqualTo(new CallFault.Delay(Duration.ofMillis(1500), true));
    }

    @Test
    void theExampleOfTheReadmeIsAScript() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var start = readme.indexOf("```yaml\n") + "```yaml\n".length();

        var script = FaultScript.read(readme.substring(start, readme.indexOf("```", start)));

        assertThat(script.rules()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"5,PT5S", "200ms,PT0.2S", "5s,PT5S", "2m,PT2M", "1h,PT1H", "0.5,PT0.5S"})
    void aTimeHasAUnitOrIsInSeconds(String written, Duration meant) {
        var script = FaultScript.read("faults: [{at: run, fault: slow, by: " + written + "}]");

        assertThat(script.rules().getFirst().fault()).isEqualTo(new RunFault.Slow(meant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"faults":[}                                  | The fault script is no JSON that can be read; look at line 1.
        faults: [                                     | The fault script is no YAML that can be read; look at line 1.
        hello                                         | The fault script is "hello"; it must be an object.
        seed: 7                                       | The fault script.faults is missing; it must be a list of entries, each with at and fault.
        faults: submit                                | The fault script.faults is "submit"; it must be a list
        {"faults":[],"sede":7}                        | The fault script.sede is not known here; allowed are faults, seed.
        faults: [submit]                              | faults[0] is "submit"; it must be an object.
        faults: [{fault: drop}]                       | faults[0].at is missing; it must be one of submit, status,
        faults: [{at: sumbit, fault: drop}]           | faults[0].at is "sumbit"; it must be one of submit, status,
        faults: [{at: run}]                           | faults[0].fault is missing; it must be one of fail, foreign_files,
        faults: [{at: run, fault: drop}]              | faults[0].fault is "drop"; it must be one of fail, foreign_files,
        faults: [{at: submit, fault: delay_after}]    | faults[0].by is missing; it must be a time such as "5s".
        faults: [{at: run, fault: slow, by: soon}]    | faults[0].by is "soon"; it must be a time such as
        faults: [{at: submit, fault: drop, accepted: 1}]     | faults[0].accepted is 1; it must be true or false.
        faults: [{at: submit, fault: drop, acepted: true}]   | faults[0].acepted is not known here; allowed are accepted, at, chance,
        faults: [{at: submit, fault: drop, chance: 20}]      | faults[0].chance is 20; it must be a number from 0 to 1.
        faults: [{at: submit, fault: drop, nth: [0]}]        | faults[0].nth is 0; it must be a whole number from 1 on.
        faults: [{at: submit, fault: drop, nth: []}]         | faults[0].nth is []; it must be a list of whole numbers from 1 on.
        faults: [{at: submit, fault: drop, every: 0}]        | faults[0].every is 0; it must be a whole number from 1 on.
        faults: [{at: submit, fault: drop, times: 0}]        | faults[0].times is 0; it must be a whole number from 1 on.
        faults: [{at: submit, fault: drop, nth: 1, every: 2}]     | faults[0] has more than one of nth, every and chance; name one.
        faults: [{at: submit, fault: answer}]                     | faults[0].status is missing; it must be a whole number from 200 to 599.
        faults: [{at: submit, fault: answer, status: 99}]         | faults[0].status is 99; it must be a whole number from 200 to 599.
        faults: [{at: submit, fault: redirect, status: 304}]      | faults[0].status is 304; it must be one of 301, 302, 303, 307, 308.
        faults: [{at: submit, fault: foreign_links, base: here}]  | faults[0].base is "here"; it must be an address such as "http://elsewhere.invalid".
        faults: [{at: cancel, fault: says, says: maybe}]          | faults[0].says is "maybe"; it must be one of requested, ok, success, already_completed, not_found.
        faults: [{at: run, fault: fail, type: overheated}]        | faults[0].status is missing; it must be a whole number from 400 to 599, as fal has no type overheated.
        faults: [{at: status, fault: no_logs}, {at: file, fault: slow}] | faults[1].bytes_per_second is missing; it must be a whole number from 1 on.
        """)
    void whatCannotBeMeantIsRefusedByEntryAndFieldWithWhatIsAllowed(String script, String sentence) {
        assertThatThrownBy(() -> FaultScript.read(script))
                .isInstanceOf(InvalidScript.class)
                .hasMessageStartingWith(sentence);
    }
}
