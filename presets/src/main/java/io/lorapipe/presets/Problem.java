package io.lorapipe.presets;

/**
 * One value that cannot be used.
 *
 * @param parameter canonical name of the parameter, or {@code triggerWord} or {@code characterName}
 * @param given what was given, as text fit to print; empty when nothing was
 * @param sentence one sentence that names the parameter, what was given, what is allowed and the way out
 */
public record Problem(String parameter, String given, String sentence) {}
