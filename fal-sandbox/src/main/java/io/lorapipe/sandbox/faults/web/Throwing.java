package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.Hit;
import io.lorapipe.sandbox.faults.kinds.CallFault;
import io.lorapipe.sandbox.faults.kinds.CancelFault;
import io.lorapipe.sandbox.faults.kinds.FileFault;
import io.lorapipe.sandbox.faults.kinds.ListFault;
import io.lorapipe.sandbox.faults.kinds.ResultFault;
import io.lorapipe.sandbox.faults.kinds.RunFault;
import io.lorapipe.sandbox.faults.kinds.StatusFault;
import io.lorapipe.sandbox.faults.kinds.SubmitFault;
import io.lorapipe.sandbox.faults.kinds.WebhookFault;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;

/** Does to an exchange what was drawn for it. */
final class Throwing {

    private static final String NOT_FOUND = "{\"status\":\"NOT_FOUND\"}";

    private final Faults faults;
    private final CallFaults calls;
    private final FileFaults files;

    Throwing(Faults faults) {
        this.faults = faults;
        this.calls = new CallFaults(faults);
        this.files = new FileFaults(faults);
    }

    void at(Exchange exchange, Optional<Hit> hit) throws ServletException, IOException {
        if (hit.isEmpty()) {
            exchange.pass();
            return;
        }
        switch (hit.get().fault()) {
            case CallFault fault -> calls.at(exchange, fault);
            case SubmitFault fault -> Rewriting.of(exchange, fault);
            case StatusFault fault -> Rewriting.of(exchange, fault);
            case ResultFault.Expired expired -> exchange.answer(404, CallFaults.JSON, NOT_FOUND);
            case CancelFault.Says says -> cancel(exchange, says);
            case FileFault fault -> files.at(exchange, fault);
            case RunFault fault -> throw misplaced(fault);
            case WebhookFault fault -> throw misplaced(fault);
            case ListFault fault -> throw misplaced(fault);
        }
        exchange.requestId().ifPresent(id -> faults.concerns(hit.get(), id));
    }

    private static void cancel(Exchange exchange, CancelFault.Says says) throws ServletException, IOException {
        if (says.carriedOut()) {
            exchange.carryOut();
        }
        exchange.answer(says.wording().status(), CallFaults.JSON, says.wording().body());
    }

    private static IllegalStateException misplaced(Object fault) {
        return new IllegalStateException(fault + " is not thrown at a call");
    }
}
