package org.touchstone.door.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Words;
import org.touchstone.check.report.Report;

/** Checks files as requests ask for it, and answers with the reports. */
@Component
class Reports {

    private final Checker checker;
    private final RulesetInForce rulesets;

    Reports(Checker checker, RulesetInForce rulesets) {
        this.checker = checker;
        this.rulesets = rulesets;
    }

    /**
     * Checks a file.
     *
     * @param asOf the day to check it as of; null for today
     * @param only the standard, requirement or element to report on; null for all
     * @param advice whether advice is wanted
     * @param suggest whether what would settle the findings is wanted
     * @param accept the formats that are accepted
     */
    ResponseEntity<byte[]> check(
            byte[] file,
            String name,
            @Nullable String asOf,
            @Nullable String only,
            boolean advice,
            boolean suggest,
            @Nullable String accept)
            throws MistakesException {
        InForce inForce = asOf == null ? rulesets.today() : rulesets.on(day("asOf", asOf));
        Catalogue catalogue = inForce.ruleset().catalogue();
        if (only != null && !catalogue.knows(only)) {
            throw Words.nearest(only, catalogue.ids())
                    .map(near -> new InvalidException(ProblemKind.INVALID, "api.invalid.only-near", near))
                    .orElseGet(() -> new InvalidException(ProblemKind.INVALID, "api.invalid.only"));
        }
        ReportFormat format = ReportFormat.preferred(accept);
        return checker.check(
                file,
                name,
                inForce,
                advice,
                whole -> format.answer(only == null ? whole : narrowed(whole, only), suggest));
    }

    private static Report narrowed(Report whole, String only) {
        Report report = whole.only(only);
        if (report.asksNothing()) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.only-not-asked", only);
        }
        return report;
    }

    /** A day, as {@code 2026-09-01}. */
    static LocalDate day(String parameter, String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new InvalidException(ProblemKind.INVALID, "api.invalid.day", parameter);
    }
}
