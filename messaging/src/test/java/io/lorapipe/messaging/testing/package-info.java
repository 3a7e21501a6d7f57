/** What tests of any service need to look at Kafka and at a database. */
@NullMarked
package io.lorapipe.messaging.testing;

import org.jspecify.annotations.NullMarked;
