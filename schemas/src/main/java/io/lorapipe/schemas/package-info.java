/**
 * The contract of the pipeline: events, the topics they travel on, and the rule for reading progress. The generated
 * events say nothing of null, so the package is unmarked and what is written by hand is marked class by class.
 */
@NullUnmarked
package io.lorapipe.schemas;

import org.jspecify.annotations.NullUnmarked;
