package io.lorapipe.messaging;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes the query from every link in a structured log, as the pattern of lorapipe-messaging.yml does in a plain one.
 */
final class LinksInJsonLogs implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern LINK = Pattern.compile("(/[^\\s?<>\"]*)\\?[^\\s<>\"]*=[^\\s<>\"]*");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(
                ValueProcessor.of(String.class, text -> LINK.matcher(text).replaceAll("$1?...")));
    }
}
