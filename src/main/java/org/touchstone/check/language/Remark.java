package org.touchstone.check.language;

import java.util.List;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Fact;

/**
 * What one rule said of one part, asked of one subject.
 *
 * @param said what it said
 * @param asked the part and the subject
 * @param rule the rule
 * @param facts the facts it rests on
 * @param parameters the numbers it compared with
 */
public record Remark(Said said, Asked asked, Rule rule, List<Fact> facts, List<Parameter> parameters) {}
