package org.touchstone.author.mutation;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.RulesetFiles;

/**
 * Why no example can notice a change: it makes no difference to any finding.
 *
 * @param requirement the folder in which the change is made
 * @param rule the rule, the standard, the part or the parameter that is changed
 * @param change what is changed, in the words of the report
 * @param reason why it makes no difference
 * @param line where the excuse stands
 */
public record Excuse(String requirement, String rule, String change, String reason, int line) {

    /** The file of excuses, below the folder of rules. */
    public static final String FILE = "mutants-excused.yaml";

    /** The excuses of a ruleset; none where there is no such file. */
    public static List<Excuse> read(RulesetFiles files) throws MistakesException {
        if (!files.content().containsKey(FILE)) {
            return List.of();
        }
        List<Mistake> mistakes = new ArrayList<>();
        List<Excuse> excuses = new ArrayList<>();
        for (Fields fields : Fields.each(FILE, NodeReader.read(files.bytes(FILE), FILE), mistakes)) {
            excuses.add(new Excuse(
                    fields.text("requirement"),
                    fields.text("rule"),
                    fields.text("change"),
                    fields.text("reason"),
                    fields.place().line()));
            fields.done();
        }
        files.refuse(mistakes);
        return excuses;
    }

    boolean covers(Mutant mutant) {
        return requirement.equals(mutant.requirement()) && rule.equals(mutant.rule()) && change.equals(mutant.change());
    }
}
