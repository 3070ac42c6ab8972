package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.author.reasoning.Meaning;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.policy.impact.Effect;
import org.touchstone.policy.impact.Effects;

/** What rules that are published and not in force yet change for a course, for its provider. */
@Controller
class ComingPages {

    private final Courses courses;
    private final RulesetInForce rulesets;
    private final PageSentences sentences;

    ComingPages(Courses courses, RulesetInForce rulesets, PageSentences sentences) {
        this.courses = courses;
        this.rulesets = rulesets;
        this.sentences = sentences;
    }

    /**
     * What changes from a day.
     *
     * @param from the day
     * @param effects the results that are others from then on
     * @param decidedUntil until when what was submitted before is decided under the rules before; empty for no end
     */
    public record From(LocalDate from, List<Effect> effects, Optional<LocalDate> decidedUntil) {}

    @GetMapping("/courses/{id}/coming")
    String coming(@AuthenticationPrincipal Account account, @PathVariable UUID id, Model model) {
        Course course = courses.find(account, id);
        Revision latest = courses.latest(course);
        List<From> all = new ArrayList<>();
        try {
            Ruleset before = rulesets.today().ruleset();
            List<Publication> publications = rulesets.coming();
            for (int i = 0; i < publications.size(); i++) {
                Publication each = publications.get(i);
                Ruleset after = rulesets.on(each.from()).ruleset();
                NavigableSet<LocalDate> days = Meaning.days(before, after, each.from());
                if (i + 1 < publications.size()) {
                    days = days.headSet(publications.get(i + 1).from(), false);
                }
                List<Effect> known = List.of();
                for (LocalDate day : days) {
                    List<Effect> effects = new Effects(before, after, day)
                            .on(latest.text().getBytes(StandardCharsets.UTF_8), latest.fileName());
                    boolean first = day.equals(each.from());
                    if (first || !effects.equals(known)) {
                        all.add(new From(day, effects, first ? each.decidedUntil() : Optional.empty()));
                    }
                    known = effects;
                }
                before = after;
            }
        } catch (MistakesException e) {
            model.addAttribute("unreadable", true);
        }
        model.addAttribute("course", course);
        model.addAttribute("trail", sentences.trail(course));
        model.addAttribute("coming", all);
        return "coming";
    }
}
