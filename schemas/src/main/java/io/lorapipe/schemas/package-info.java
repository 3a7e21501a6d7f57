/** The contract of the pipeline: events, the topics they travel on, and the rule for reading progress. */
@NullMarked
package io.lorapipe.schemas;

import org.jspecify.annotations.NullMarked;
