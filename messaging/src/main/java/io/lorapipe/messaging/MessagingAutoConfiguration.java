package io.lorapipe.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

/** Gives a service that has a {@link Contract} its serialization, its headers and its error policy. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(MessagingProperties.class)
public final class MessagingAutoConfiguration {

    private final UnaryOperator<String> deadLetterTopic;
    private final String service;

    MessagingAutoConfiguration(@Value("${spring.application.name}") String service) {
        this.service = service;
        this.deadLetterTopic = topic -> topic + "." + service + ".dlt";
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec(Contract contract) {
        return new EventCodec(contract);
    }

    @Bean
    EventPublisher eventPublisher(KafkaOperations<String, Object> kafka, Clock clock) {
        return new EventPublisher(kafka, service, clock);
    }

    /** A dead letter, and an event encoded before, are bytes already. */
    @Bean
    @SuppressWarnings({"unchecked", "rawtypes"})
    DefaultKafkaProducerFactoryCustomizer avroProducer() {
        return factory -> ((DefaultKafkaProducerFactory) factory)
                .setValueSerializer(new DelegatingByTypeSerializer(
                        Map.of(byte[].class, new ByteArraySerializer(), SpecificRecordBase.class, new AvroSerializer()),
                        true));
    }

    @Bean
    @SuppressWarnings({"unchecked", "rawtypes"})
    DefaultKafkaConsumerFactoryCustomizer avroConsumer(Contract contract) {
        return factory -> ((DefaultKafkaConsumerFactory) factory)
                .setValueDeserializerSupplier(
                        () -> new ErrorHandlingDeserializer(new AvroDeserializer(contract.schemas())));
    }

    @Bean
    CommonErrorHandler errorPolicy(KafkaOperations<?, ?> kafka, ObjectProvider<MeterRegistry> metrics) {
        return ErrorPolicy.errorHandler(
                kafka,
                deadLetterTopic,
                topic -> metrics.ifAvailable(registry -> registry.counter("lorapipe.dead-letters", "topic", topic)
                        .increment()));
    }

    @Bean
    RecordInterceptor<Object, Object> recordContext() {
        return new RecordContext();
    }

    @Bean
    TopicsAtStart topicsAtStart(
            KafkaAdmin kafka,
            Contract contract,
            MessagingProperties properties,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new TopicsAtStart(kafka, contract, properties, listeners, deadLetterTopic);
    }
}
