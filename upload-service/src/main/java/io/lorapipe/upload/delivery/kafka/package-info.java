/** Delivering archives, as Kafka sees it. */
@NullMarked
package io.lorapipe.upload.delivery.kafka;

import org.jspecify.annotations.NullMarked;
