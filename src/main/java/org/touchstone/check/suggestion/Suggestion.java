package org.touchstone.check.suggestion;

import java.util.List;
import org.touchstone.check.findings.Finding;

/**
 * What would settle a finding, if it is true of the course.
 *
 * @param finding the finding
 * @param changes the fewest changed answers that were found to do it
 * @param then the finding on the changed course: met, or for a reviewer
 * @param broken the findings that come out worse on the changed course; as a rule none
 */
public record Suggestion(Finding finding, List<SuggestedChange> changes, Finding then, List<Finding> broken) {}
