/** Faults of HTTP calls, and the pages that set and show the script. */
@NullMarked
package io.lorapipe.sandbox.faults.web;

import org.jspecify.annotations.NullMarked;
