/** Progress from Kafka. */
@NullMarked
package io.lorapipe.gateway.progress.kafka;

import org.jspecify.annotations.NullMarked;
