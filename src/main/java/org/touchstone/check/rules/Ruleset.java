package org.touchstone.check.rules;

import java.time.LocalDate;
import java.util.List;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Language;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;

/**
 * One immutable version of everything under {@code rules/}.
 *
 * @param files what it was read from
 * @param digest its name: the SHA-256 of its content, in hexadecimal
 * @param catalogue what it holds that is not logic
 * @param rules its rules
 * @param language the words they are written in
 * @param compiled its rules, ready to run
 */
public record Ruleset(
        RulesetFiles files,
        String digest,
        Catalogue catalogue,
        RuleBook rules,
        Language language,
        CompiledRules compiled)
        implements AutoCloseable {

    /** The first twelve digits of the digest, enough for people to tell rulesets apart. */
    public String shortName() {
        return digest.substring(0, 12);
    }

    /** The rules that are about one part by name; not those that hold for every requirement. */
    public List<Rule> rulesOf(Part part) {
        return rules.about(part.key());
    }

    /** What the rules that hold on a day say of everything asked of a course. */
    public Evaluation evaluate(List<Asked> asked, CourseFacts course, LocalDate day) {
        return compiled.evaluate(rules, asked, course, day);
    }

    /** The same rules over another catalogue, as when policy staff try a change of a number. */
    public Ruleset over(Catalogue changed) {
        return new Ruleset(files, digest, changed, rules, language, compiled);
    }

    /** Nothing to release: built rules are shared with other rulesets, and go when none uses them. */
    @Override
    public void close() {}
}
