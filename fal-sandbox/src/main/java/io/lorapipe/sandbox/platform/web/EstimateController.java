package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.platform.Estimate;
import io.lorapipe.sandbox.trainers.Trainers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What calls would cost. */
@RestController
class EstimateController {

    private final Trainers trainers;

    EstimateController(Trainers trainers) {
        this.trainers = trainers;
    }

    /** Read from the bytes, so that what is no JSON is refused in the Platform API's words. */
    @PostMapping("/v1/models/pricing/estimate")
    Estimated estimate(HttpServletRequest http) throws IOException {
        var wish = EstimateWish.read(http.getInputStream());
        var total = BigDecimal.ZERO;
        for (var quantity : wish.quantities().entrySet()) {
            var trainer =
                    trainers.find(quantity.getKey()).orElseThrow(() -> Refusal.unknownEndpoint(quantity.getKey()));
            total = total.add(wish.estimate().cost(trainer, quantity.getValue()));
        }
        return Estimated.of(wish.estimate(), total);
    }

    record Estimated(
            @JsonProperty("estimate_type") String estimateType,
            @JsonProperty("total_cost") BigDecimal totalCost,
            String currency) {

        static Estimated of(Estimate estimate, BigDecimal total) {
            return new Estimated(estimate.name().toLowerCase(Locale.ROOT), total, "USD");
        }
    }
}
