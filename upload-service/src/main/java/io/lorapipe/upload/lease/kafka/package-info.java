/** What others tell about the use of archives. */
@NullMarked
package io.lorapipe.upload.lease.kafka;

import org.jspecify.annotations.NullMarked;
