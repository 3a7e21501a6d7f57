/** What becomes of the user's archives, as upload-service tells it. */
@NullMarked
package io.lorapipe.gateway.retention.web;

import org.jspecify.annotations.NullMarked;
