package org.touchstone.check.report;

import java.util.List;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.explanation.Explanation;

/**
 * One thing in a report: a part and what was found, said once however many standards ask for it and however many
 * targets it came out the same for.
 *
 * @param standards the standards that ask for it, in the order of the catalogue
 * @param explanations the findings, one for each target, of the first of these standards
 * @param findings how many findings it is: one for each standard and target
 */
record Entry(List<Standard> standards, List<Explanation> explanations, int findings) {

    Explanation first() {
        return explanations.get(0);
    }
}
