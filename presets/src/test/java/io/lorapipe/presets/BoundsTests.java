package io.lorapipe.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of every preset, written down a second time. */
class BoundsTests {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
        flux-lora-fast-training,    steps,         1
        flux-lora-fast-training,    steps,         10000
        flux-lora-fast-training,    create_masks,  false
        flux-lora-fast-training,    is_style,      true
        flux-lora-portrait-trainer, steps,         1
        flux-lora-portrait-trainer, steps,         10000
        flux-lora-portrait-trainer, learning_rate, 0.000001
        flux-lora-portrait-trainer, learning_rate, 1e-3
        turbo-flux-trainer,         steps,         1
        turbo-flux-trainer,         steps,         10000
        turbo-flux-trainer,         learning_rate, 1e-7
        turbo-flux-trainer,         learning_rate, 0.01
        turbo-flux-trainer,         training_style, style
        flux-2-trainer,             steps,         100
        flux-2-trainer,             steps,         10000
        flux-2-trainer,             output_lora_format, comfy
        qwen-image-2512-trainer,    steps,         100
        qwen-image-2512-trainer,    steps,         30000
        z-image-trainer,            steps,         100
        z-image-trainer,            steps,         10000
        z-image-trainer,            training_type, balanced
        """)
    void isTaken(String preset, String parameter, String value) {
        assertThat(check(preset, parameter, value)).isInstanceOf(Validation.Valid.class);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(textBlock = """
        flux-lora-fast-training,    steps,         0,        from 1 to 10000
        flux-lora-fast-training,    steps,         10001,    from 1 to 10000
        flux-lora-fast-training,    steps,         1.5,      whole number
        flux-lora-fast-training,    steps,         many,     whole number
        flux-lora-fast-training,    steps,         1e99999999, whole number
        flux-lora-fast-training,    create_masks,  yes,      true or false
        flux-lora-portrait-trainer, steps,         0,        from 1 to 10000
        flux-lora-portrait-trainer, steps,         10001,    from 1 to 10000
        flux-lora-portrait-trainer, learning_rate, 9e-7,     from 0.000001 to 0.001
        flux-lora-portrait-trainer, learning_rate, 0.0011,   from 0.000001 to 0.001
        turbo-flux-trainer,         steps,         10001,    from 1 to 10000
        turbo-flux-trainer,         learning_rate, 9e-8,     from 0.0000001 to 0.01
        turbo-flux-trainer,         training_style, object,  'one of subject, style'
        flux-2-trainer,             steps,         0,        from 100 to 10000
        flux-2-trainer,             steps,         150,      multiple of 100
        flux-2-trainer,             steps,         10100,    from 100 to 10000
        flux-2-trainer,             learning_rate, -1,       a number
        flux-2-trainer,             output_lora_format, zip, 'one of fal, comfy'
        qwen-image-2512-trainer,    steps,         30100,    from 100 to 30000
        qwen-image-2512-trainer,    steps,         1050,     multiple of 100
        z-image-trainer,            steps,         99,       multiple of 100
        z-image-trainer,            steps,         10100,    from 100 to 10000
        z-image-trainer,            training_type, fast,     'one of content, style, balanced'
        """)
    void isRefusedWithTheBounds(String preset, String parameter, String value, String bounds) {
        assertThat(check(preset, parameter, value)).isInstanceOfSatisfying(Validation.Invalid.class, invalid -> {
            assertThat(invalid.problems()).hasSize(1);
            Problem problem = invalid.problems().getFirst();
            assertThat(problem.parameter()).isEqualTo(parameter);
            assertThat(problem.given()).isEqualTo(value);
            assertThat(problem.sentence())
                    .contains(
                            "parameter " + parameter, "\"" + value + "\"", "fal-ai/" + preset, bounds, "leave it out");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        flux-lora-fast-training,    1000, create_masks=true is_style=false is_input_format_already_preprocessed=false
        flux-lora-portrait-trainer, 2500, learning_rate=9.0E-5 multiresolution_training=true subject_crop=true create_masks=false
        turbo-flux-trainer,         1000, learning_rate=0.00115 face_crop=true
        flux-2-trainer,             1000, learning_rate=5.0E-5
        qwen-image-2512-trainer,    1000, learning_rate=5.0E-4
        z-image-trainer,            1000, learning_rate=1.0E-4
        """)
    void defaultsAreComplete(String preset, long steps, String others) {
        ValidatedInput input = Samples.valid(preset, Map.of());

        assertThat(input.steps()).isEqualTo(steps);
        assertThat(input.values().entrySet().stream()
                        .map(Map.Entry::toString)
                        .filter(entry -> !entry.startsWith("steps=")))
                .containsExactlyElementsOf(List.of(others.split(" ")));
    }

    private static Validation check(String preset, String parameter, String value) {
        return Samples.preset(preset).validate(Map.of(parameter, value), Optional.of("ohwx"));
    }
}
