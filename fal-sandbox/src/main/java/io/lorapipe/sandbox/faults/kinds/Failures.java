package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.kinds.RunFault.Fail;
import io.lorapipe.sandbox.faults.kinds.RunFault.Shape;
import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways to let a run fail; what a script leaves open is as fal does it for that type. */
final class Failures {

    private Failures() {}

    static Fail read(Parameters of) {
        var names = Arrays.stream(ErrorType.values()).map(Parameters::written).collect(Collectors.joining(", "));
        var name = of.required("type", "one of " + names + ", or any other together with status");
        var known = Arrays.stream(ErrorType.values())
                .filter(type -> Parameters.written(type).equals(name))
                .findFirst();
        var status = of.number("status", 400, 599)
                .map(Long::intValue)
                .or(() -> known.map(ErrorType::status))
                .orElseThrow(() -> of.missing("status", "a whole number from 400 to 599, as fal has no type " + name));
        var shape = of.choice("shape", Shape.class)
                .or(() -> known.map(ErrorType::shape))
                .orElse(Shape.LIST);
        var retryable =
                of.json("retryable").map(value -> of.flag("retryable")).or(() -> known.flatMap(ErrorType::retryable));
        var message = of.text("message").orElse("A fault script lets this run fail with " + name);
        return new Fail(
                name, status, shape, retryable, message, of.duration("after").orElse(Duration.ZERO));
    }
}
