package org.touchstone.door.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftRulesets;

/** The rulesets that were published, for those who own the policy: where they begin. */
@Controller
class RulesetPages {

    private final Publications publications;
    private final RulesetInForce inForce;
    private final DraftRulesets rulesets;
    private final Accounts accounts;
    private final PageSentences sentences;
    private final Clock clock;

    RulesetPages(
            Publications publications,
            RulesetInForce inForce,
            DraftRulesets rulesets,
            Accounts accounts,
            PageSentences sentences,
            Clock clock) {
        this.publications = publications;
        this.inForce = inForce;
        this.rulesets = rulesets;
        this.accounts = accounts;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/rulesets")
    String published(Model model) {
        List<Publication> all = publications.all();
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "publications",
                all.stream()
                        .sorted(Comparator.comparing(Publication::from)
                                .thenComparing(Publication::number)
                                .reversed())
                        .toList());
        model.addAttribute(
                "states", all.stream().collect(Collectors.toMap(Publication::number, each -> state(each, all, today))));
        model.addAttribute("last", Publication.on(LocalDate.MAX, all).number());
        model.addAttribute("beginning", Publication.BEGINNING);
        model.addAttribute("names", names);
        return "rulesets";
    }

    /** What a publication is today, as the key of a word: in force, not yet, no more, or never as others took its place. */
    private static String state(Publication publication, List<Publication> all, LocalDate today) {
        if (!Publication.on(publication.from(), all).equals(publication)) {
            return "replaced";
        }
        if (publication.from().isAfter(today)) {
            return "coming";
        }
        return Publication.on(today, all).equals(publication) ? "in-force" : "past";
    }

    /** The requirements under the rules of today. */
    @GetMapping("/rulesets/requirements")
    String requirements(Model model) {
        model.addAttribute("trail", List.of(published()));
        model.addAttribute("requirements", inForce.today().ruleset().catalogue().requirements());
        return "ruleset-requirements";
    }

    private Link published() {
        return Link.to(sentences.say("rulesets.title"), "/rulesets");
    }

    /** The sentences of one of them, with what no example tries. */
    @GetMapping("/rulesets/requirements/{requirement}")
    String requirement(@PathVariable String requirement, Model model) {
        Ruleset ruleset = inForce.today().ruleset();
        Requirement found = ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new);
        model.addAttribute(
                "trail", List.of(published(), Link.to(sentences.say("draft.requirements"), "/rulesets/requirements")));
        model.addAttribute("requirement", found);
        model.addAttribute(
                "rules",
                Painted.of(
                        DraftFrame.text(ruleset.files().content(), RuleFileReader.fileOf(found.id())),
                        rulesets.untried(ruleset, found.id()),
                        sentences));
        return "ruleset-requirement";
    }
}
