/** Leases and receipts in the database, and the work on them. */
@NullMarked
package io.lorapipe.upload.lease.store;

import org.jspecify.annotations.NullMarked;
