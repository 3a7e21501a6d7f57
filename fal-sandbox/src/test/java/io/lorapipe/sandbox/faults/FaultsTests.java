package io.lorapipe.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.faults.kinds.CallFault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.faults.kinds.RunFault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Faults faults = new Faults(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void withoutAScriptNothingIsThrown() {
        assertThat(faults.concern(Point.SUBMIT)).isFalse();
        assertThat(faults.next(CallFault.class, submit("x"))).isEmpty();
        assertThat(faults.counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        x: y               | 1 2 3 4 5 6 7 8 9
        nth: 3             | 3
        nth: [2, 5]        | 2 5
        every: 4           | 4 8
        every: 3, times: 2 | 3 6
        times: 2           | 1 2
        chance: 0          |
        chance: 1          | 1 2 3 4 5 6 7 8 9
        """)
    void ofTheCallsThatARuleMeetsItThrowsAtTheOnesItNames(String when, String expected) {
        script(1, "{at: submit, fault: drop" + (when.equals("x: y") ? "" : ", " + when) + "}");

        var hit = IntStream.rangeClosed(1, 9)
                .filter(call -> faults.next(CallFault.class, submit("")).isPresent())
                .boxed()
                .toList();

        assertThat(hit.toString().replaceAll("[\\[\\],]", ""))
                .isEqualTo(Optional.ofNullable(expected).orElse(""));
    }

    @Test
    void theSameSeedAndTheSameOrderOfCallsGiveTheSameFaults() {
        var first = drawn(7, "{at: submit, fault: drop, chance: 0.3}");
        var again = drawn(7, "{at: submit, fault: drop, chance: 0.3}");
        var other = drawn(8, "{at: submit, fault: drop, chance: 0.3}");

        assertThat(again).isEqualTo(first).hasSizeBetween(20, 40);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aRulesLuckDoesNotDependOnTheRulesBesideIt() {
        var alone = drawn(7, "{at: submit, fault: drop, chance: 0.3}");

        script(7, "{at: submit, fault: drop, chance: 0.3}, {at: submit, fault: empty, every: 2}");
        var beside = IntStream.range(0, 100)
                .filter(call -> faults.next(CallFault.class, submit(""))
                        .filter(CallFault.Drop.class::isInstance)
                        .isPresent())
                .boxed()
                .toList();

        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void ofSeveralRulesTheFirstThrowsAndAllCount() {
        script(1, "{at: submit, fault: drop, nth: 1}, {at: submit, fault: empty, nth: [1, 2]}");

        assertThat(faults.next(CallFault.class, submit("")))
                .hasValueSatisfying(fault -> assertThat(fault).isInstanceOf(CallFault.Drop.class));
        assertThat(faults.next(CallFault.class, submit("")))
                .hasValueSatisfying(fault -> assertThat(fault).isInstanceOf(CallFault.Answer.class));

        assertThat(faults.counts()).extracting(RuleCount::met).containsExactly(2, 2);
        assertThat(faults.counts()).extracting(RuleCount::thrown).containsExactly(1, 1);
    }

    @Test
    void aRuleMeetsOnlyCallsAtItsPointThatHoldItsText() {
        script(1, "{at: submit, fault: drop, matching: a7}");

        assertThat(faults.next(CallFault.class, submit("{\"url\":\"http://x/a8/\"}")))
                .isEmpty();
        assertThat(faults.next(CallFault.class, Call.to(Point.STATUS, "http://x/a7")))
                .isEmpty();
        assertThat(faults.next(CallFault.class, submit("{\"url\":\"http://x/a7/\"}")))
                .isPresent();
        assertThat(faults.next(CallFault.class, Call.to(Point.SUBMIT, "http://x/?fal_webhook=a7")))
                .isPresent();
        assertThat(faults.counts()).extracting(RuleCount::met).containsExactly(2);
    }

    @Test
    void aRunIsMetOnceHoweverOftenItIsAskedAbout() {
        script(1, "{at: run, fault: never_ends, nth: 2}");
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();

        assertThat(faults.next(RunFault.class, run(first))).isEmpty();
        assertThat(faults.next(RunFault.class, run(first))).isEmpty();
        assertThat(faults.next(RunFault.class, run(second))).isPresent();
        assertThat(faults.next(RunFault.class, run(second))).isEmpty();
    }

    @Test
    void theLogTellsWhatWasThrownAtWhomAndOutlivesTheScript() {
        script(1, "{at: submit, fault: empty, nth: 9}, {at: submit, fault: drop}");
        var accepted = UUID.randomUUID();
        var hit = faults.next(submit("{}"), fault -> true).orElseThrow();

        faults.concerns(hit, accepted);
        faults.clear();

        assertThat(faults.thrown())
                .containsExactly(new Thrown(
                        1,
                        NOON,
                        "submit",
                        "drop",
                        1,
                        Optional.of(accepted),
                        Optional.of("http://x/a.zip"),
                        "http://x/submit"));
    }

    private List<Integer> drawn(long seed, String rule) {
        script(seed, rule);
        return IntStream.range(0, 100)
                .filter(call -> faults.next(CallFault.class, submit("")).isPresent())
                .boxed()
                .toList();
    }

    private void script(long seed, String rules) {
        faults.replace(FaultScript.read("seed: " + seed + "\nfaults: [" + rules + "]"));
    }

    private static Call submit(String input) {
        return new Call(Point.SUBMIT, "http://x/submit", input, Optional.empty(), Optional.of("http://x/a.zip"));
    }

    private static Call run(UUID id) {
        return new Call(Point.RUN, "", "", Optional.of(id), Optional.empty());
    }
}
