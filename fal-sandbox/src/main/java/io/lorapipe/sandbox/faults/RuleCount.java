package io.lorapipe.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * How a rule of the script in force fared.
 *
 * @param rule as it was written
 * @param met the calls that it was about
 * @param thrown how often it was thrown
 */
public record RuleCount(
        @JsonProperty("rule") JsonNode rule,
        @JsonProperty("met") int met,
        @JsonProperty("thrown") int thrown) {}
