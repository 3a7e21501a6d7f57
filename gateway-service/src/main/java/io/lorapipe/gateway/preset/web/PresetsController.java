package io.lorapipe.gateway.preset.web;

import io.lorapipe.presets.Parameter;
import io.lorapipe.presets.Preset;
import io.lorapipe.presets.Presets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trainers that a training can name. */
@RestController
class PresetsController {

    record PresetList(List<PresetView> presets) {}

    record PresetView(
            String id,
            String name,
            boolean standard,
            boolean triggerWordRequired,
            List<ParameterView> parameters,
            @Nullable BigDecimal pricePerStep,
            @Nullable String currency) {

        static PresetView of(Preset preset) {
            var price = preset.price();
            return new PresetView(
                    preset.id(),
                    preset.title(),
                    preset.equals(Presets.standard()),
                    preset.trigger().required(),
                    preset.parameters().stream().map(ParameterView::of).toList(),
                    price == null ? null : price.perStep(),
                    price == null ? null : price.currency());
        }
    }

    record ParameterView(
            String name,
            String type,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal multipleOf,
            List<String> choices,
            @Nullable Object standard) {

        static ParameterView of(Parameter parameter) {
            return new ParameterView(
                    parameter.name(),
                    parameter.type().name().toLowerCase(Locale.ROOT),
                    parameter.minimum(),
                    parameter.maximum(),
                    parameter.multipleOf(),
                    parameter.choices(),
                    parameter.standard());
        }
    }

    @GetMapping("/api/presets")
    PresetList presets() {
        return new PresetList(Presets.all().stream().map(PresetView::of).toList());
    }
}
