package org.touchstone.door.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RulesDraft;

/** Where a rule of a draft is put together from words that may follow each other. */
@Controller
class DraftRulePages {

    private final Drafts drafts;
    private final DraftFrame frame;
    private final PageSentences sentences;
    private final Clock clock;

    DraftRulePages(Drafts drafts, DraftFrame frame, PageSentences sentences, Clock clock) {
        this.drafts = drafts;
        this.frame = frame;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * A rule being put together.
     *
     * @param name what it is called
     * @param part the part that it is about
     * @param conditions the sentences that are whole
     * @param sentence the sentence that is not whole yet
     * @param conclusion what it concludes
     */
    record NewRule(String name, String part, List<String> conditions, String sentence, String conclusion) {}

    @GetMapping("/drafts/{id}/requirements/{requirement}/rule")
    String rule(
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(required = false) @Nullable List<String> conditions,
            @RequestParam(defaultValue = "") String sentence,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String conclusion,
            @RequestParam(defaultValue = "") String keep,
            Model model) {
        List<String> whole = new ArrayList<>(conditions == null ? List.of() : conditions);
        String more = (next.isEmpty() ? typed : next).strip();
        String longer = (sentence + " " + more).strip();
        if (!more.isEmpty() && !leadsOn(id, requirement, part, longer)) {
            model.addAttribute("typed", more);
            return rule(
                    id,
                    requirement,
                    new NewRule(name, part, whole, sentence, conclusion),
                    Map.of("typed", sentences.say("draft.rule.does-not-follow", more)),
                    model);
        }
        if (!keep.isEmpty() && !longer.isEmpty()) {
            whole.add(longer);
            longer = "";
        }
        return rule(id, requirement, new NewRule(name, part, whole, longer, conclusion), Map.of(), model);
    }

    /** Whether words are a sentence or the beginning of one. */
    private boolean leadsOn(UUID id, String requirement, String part, String words) {
        Ruleset ruleset = frame.readable(drafts.find(id));
        Part about = part(ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new), part);
        RuleFileReader reader = new RuleFileReader(ruleset.catalogue(), ruleset.language());
        return isWhole(words, about, reader) || !reader.mayFollow(words, about).isEmpty();
    }

    private static Part part(Requirement requirement, String id) {
        return requirement.parts().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(requirement.parts().get(0));
    }

    private String rule(UUID id, String requirement, NewRule rule, Map<String, String> errors, Model model) {
        RulesDraft draft = frame.show(
                id, errors, model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        Ruleset ruleset = frame.readable(draft);
        Requirement found = ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new);
        Part part = part(found, rule.part());
        SentenceWriter writer = new SentenceWriter(ruleset.language(), part.per());
        RuleFileReader reader = new RuleFileReader(ruleset.catalogue(), ruleset.language());
        model.addAttribute("requirement", found);
        model.addAttribute("rule", rule);
        model.addAttribute("part", part.id());
        model.addAttribute("parts", DraftFrame.parts(found, ruleset.catalogue(), LocalDate.now(clock)));
        model.addAttribute("following", reader.mayFollow(rule.sentence(), part));
        model.addAttribute("whole", isWhole(rule.sentence(), part, reader));
        model.addAttribute(
                "conclusions",
                Arrays.stream(Said.values())
                        .map(each -> Choice.of(each.name(), writer.conclusion(each)))
                        .toList());
        return "draft-rule";
    }

    /** Whether a sentence can stand as it is. */
    private static boolean isWhole(String sentence, Part part, RuleFileReader reader) {
        return !sentence.isEmpty() && reader.reads(sentence, part);
    }

    @PostMapping("/drafts/{id}/requirements/{requirement}/rule")
    String addRule(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(required = false) @Nullable List<String> conditions,
            @RequestParam(defaultValue = "") String conclusion,
            Model model,
            RedirectAttributes then) {
        List<String> whole = conditions == null ? List.of() : conditions;
        try {
            Said said = Arrays.stream(Said.values())
                    .filter(each -> each.name().equals(conclusion))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("conclusion", "refused.fill-in"));
            if (whole.isEmpty()) {
                throw new RefusedException("typed", "refused.rule-empty");
            }
            return frame.edited(
                    account,
                    id,
                    name,
                    RuleEdits.rule(requirement, name, part, whole, said),
                    "/drafts/" + id + "/requirements/" + requirement,
                    then);
        } catch (RefusedException refused) {
            return rule(
                    id, requirement, new NewRule(name, part, whole, "", conclusion), sentences.errors(refused), model);
        }
    }
}
