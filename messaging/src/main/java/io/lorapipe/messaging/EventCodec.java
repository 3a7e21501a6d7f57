package io.lorapipe.messaging;

import org.apache.avro.specific.SpecificRecordBase;

/** Events as bytes, outside Kafka: the same encoding as on the wire. */
public final class EventCodec {

    private final AvroDeserializer deserializer;

    EventCodec(Contract contract) {
        this.deserializer = new AvroDeserializer(contract.schemas());
    }

    public byte[] encode(SpecificRecordBase event) {
        return AvroSerializer.encode(event);
    }

    /** The event that {@link #encode} made these bytes of, read as {@code type}. */
    public <E extends SpecificRecordBase> E decode(Class<E> type, byte[] bytes) {
        return type.cast(deserializer.decode(type.getSimpleName(), bytes));
    }
}
