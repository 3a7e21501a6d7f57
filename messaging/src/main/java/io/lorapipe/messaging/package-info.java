/** How every service speaks Kafka: Avro on the wire, headers, one error policy. Knows no event. */
@NullMarked
package io.lorapipe.messaging;

import org.jspecify.annotations.NullMarked;
