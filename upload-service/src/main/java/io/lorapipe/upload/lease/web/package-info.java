/** Leases and receipts, to be looked at. */
@NullMarked
package io.lorapipe.upload.lease.web;

import org.jspecify.annotations.NullMarked;
