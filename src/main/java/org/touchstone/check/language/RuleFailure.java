package org.touchstone.check.language;

/**
 * A rule that broke while it ran.
 *
 * @param rule the rule's full name; empty where it cannot be told
 * @param why what went wrong, for engineers
 */
public record RuleFailure(String rule, String why) {}
