package org.touchstone.check.language;

import java.util.List;

/**
 * What the rules said of one course.
 *
 * @param remarks what they said, in no particular order
 * @param failures the rules that broke
 */
public record Evaluation(List<Remark> remarks, List<RuleFailure> failures) {}
