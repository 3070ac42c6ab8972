package org.touchstone.check.suggestion;

import org.touchstone.check.facts.Fact;
import org.touchstone.check.findings.Finding;

/**
 * How far a finding that is met is from not being so.
 *
 * @param finding the finding
 * @param fact the number that it rests on
 * @param change the nearest number with which it would not be met
 * @param then the finding with that number
 */
public record Margin(Finding finding, Fact fact, SuggestedChange.Answered change, Finding then) {}
