package io.lorapipe.sandbox.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class InputCheckTests {

    private static final Trainers TRAINERS = Trainers.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|images_data_url|missing|Field required",
                "{\"images_data_url\":null}|images_data_url|string_type|Input should be a valid string",
                "{\"images_data_url\":[\"u\"]}|images_data_url|string_type|Input should be a valid string",
                "{\"images_data_url\":\"u\",\"steps\":0}|steps|greater_than_equal|Input should be greater than or equal to 1",
                "{\"images_data_url\":\"u\",\"steps\":10001}|steps|less_than_equal|Input should be less than or equal to 10000",
                "{\"images_data_url\":\"u\",\"steps\":1.5}|steps|int_from_float|Input should be a valid integer, got a number with a fractional part",
                "{\"images_data_url\":\"u\",\"steps\":\"many\"}|steps|int_parsing|Input should be a valid integer, unable to parse string as an integer",
                "{\"images_data_url\":\"u\",\"steps\":[]}|steps|int_type|Input should be a valid integer",
                "{\"images_data_url\":\"u\",\"is_style\":\"maybe\"}|is_style|bool_parsing|Input should be a valid boolean, unable to interpret input",
                "{\"images_data_url\":\"u\",\"is_style\":{}}|is_style|bool_type|Input should be a valid boolean",
                "{\"images_data_url\":\"u\",\"trigger_word\":3}|trigger_word|string_type|Input should be a valid string",
            })
    void whatIsWrongIsSaidInTheValidatorsWords(String input, String field, String type, String msg) {
        var errors = check("fal-ai/flux-lora-fast-training", input);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.loc()).containsExactly("body", field);
            assertThat(error.type()).isEqualTo(type);
            assertThat(error.msg()).isEqualTo(msg);
        });
    }

    @Test
    void everyTrainerHasItsOwnFields() {
        assertThat(check("fal-ai/flux-2-trainer", "{\"images_data_url\":\"u\"}"))
                .extracting(ErrorDetail::type)
                .containsExactly("missing");
        assertThat(check("fal-ai/flux-2-trainer", "{\"image_data_url\":\"u\",\"steps\":150}"))
                .extracting(ErrorDetail::type)
                .containsExactly("multiple_of");
        assertThat(check("fal-ai/turbo-flux-trainer", "{\"images_data_url\":\"u\",\"training_style\":\"x\"}"))
                .extracting(ErrorDetail::msg)
                .containsExactly("Input should be 'subject' or 'style'");
        assertThat(check("fal-ai/flux-lora-portrait-trainer", "{\"images_data_url\":\"u\",\"learning_rate\":1}"))
                .extracting(ErrorDetail::type)
                .containsExactly("less_than_equal");
    }

    @Test
    void numbersAsTextAndUnknownFieldsAreLetThrough() {
        assertThat(
                        check(
                                "fal-ai/flux-lora-fast-training",
                                "{\"images_data_url\":\"u\",\"steps\":\"500\",\"is_style\":\"yes\",\"else\":1,\"trigger_word\":null}"))
                .isEmpty();
    }

    private static List<ErrorDetail> check(String endpoint, String input) {
        return InputCheck.check(
                TRAINERS.find(endpoint).orElseThrow(), JsonMapper.shared().readTree(input));
    }
}
