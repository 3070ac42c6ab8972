package org.touchstone.door.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.author.reasoning.RulesetChange;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.Meanings;
import org.touchstone.policy.drafts.PublishRequest;
import org.touchstone.policy.drafts.PublishRequests;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/** What a draft would change on courses, and how it is proposed, approved and so published. */
@Controller
class DraftPublishPages {

    private static final int MOST_COURSES = 200;

    /** What providers are told of, and how much of it at most. */
    private static final Set<RulesetChange.Kind> TOLD =
            EnumSet.of(RulesetChange.Kind.NUMBER, RulesetChange.Kind.ASKED, RulesetChange.Kind.QUESTION);

    private static final int MOST_TOLD = 10;

    private final Drafts drafts;
    private final DraftFrame frame;
    private final Meanings meanings;
    private final Impacts impacts;
    private final PublishRequests proposals;
    private final PageSentences sentences;
    private final Clock clock;

    DraftPublishPages(
            Drafts drafts,
            DraftFrame frame,
            Meanings meanings,
            Impacts impacts,
            PublishRequests proposals,
            PageSentences sentences,
            Clock clock) {
        this.drafts = drafts;
        this.frame = frame;
        this.meanings = meanings;
        this.impacts = impacts;
        this.proposals = proposals;
        this.sentences = sentences;
        this.clock = clock;
    }

    // Impact

    @GetMapping("/drafts/{id}/impact")
    String impacts(@PathVariable UUID id, Model model) {
        return impacts(id, Map.of(), model);
    }

    private String impacts(UUID id, Map<String, String> errors, Model model) {
        RulesDraft draft = frame.show(id, errors, model);
        model.addAttribute("impacts", impacts.of(draft));
        model.addAttribute(
                "chosenChoices",
                Arrays.stream(Impact.Chosen.values())
                        .map(each -> Choice.of(each.word(), sentences.say("impact.chosen." + each.word())))
                        .toList());
        if (!model.containsAttribute("asOf")) { // What is proposed changes nothing before its day.
            proposals.of(draft).stream()
                    .filter(each -> each.answer().isEmpty())
                    .findFirst()
                    .ifPresent(each -> model.addAttribute("asOf", ReadableValues.date(each.from())));
        }
        return "draft-impacts";
    }

    @PostMapping("/drafts/{id}/impact")
    String startImpact(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String since,
            Model model) {
        model.addAttribute("asOf", asOf);
        model.addAttribute("chosen", chosen);
        model.addAttribute("since", since);
        try {
            LocalDate day = asOf.isBlank() ? LocalDate.now(clock) : day("asOf", asOf);
            Impact.Chosen which = Arrays.stream(Impact.Chosen.values())
                    .filter(each -> each.word().equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("chosen", "refused.fill-in"));
            Impact started = impacts.start(account, id, day, which, since.isBlank() ? null : day("since", since));
            return "redirect:/drafts/" + id + "/impact/" + started.id();
        } catch (RefusedException refused) {
            return impacts(id, sentences.errors(refused), model);
        }
    }

    private static LocalDate day(String field, String typed) {
        return TypedText.day(typed).orElseThrow(() -> new RefusedException(field, "refused.decision-day"));
    }

    /**
     * One comparison: what changes, or on which courses one thing changes.
     *
     * @param part the part whose courses are shown; null for all changes
     */
    @GetMapping("/drafts/{id}/impact/{impact}")
    String impact(
            @PathVariable UUID id,
            @PathVariable("impact") UUID impactId,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        String all = "/drafts/" + id + "/impact";
        RulesDraft draft = frame.show(id, Map.of(), model, Link.to(sentences.say("draft.task.impact"), all));
        Impact impact = impacts.find(impactId);
        if (!impact.draft().equals(draft.id())) {
            throw new NotFoundException();
        }
        model.addAttribute("impact", impact);
        model.addAttribute("progress", impacts.progress(impact).orElse(null));
        if (part == null) {
            List<Impacts.Group> groups = impacts.groups(impact);
            model.addAttribute("groups", groups);
            model.addAttribute(
                    "named",
                    groups.stream()
                            .map(Impacts.Group::part)
                            .distinct()
                            .collect(Collectors.toMap(key -> key, key -> frame.named(key, impact.asOf(), draft))));
            return "draft-impact";
        }
        model.addAttribute("part", part);
        model.addAttribute("named", frame.named(part, impact.asOf(), draft));
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("courses", impacts.courses(impact, part, before, after, MOST_COURSES));
        return "draft-impact-courses";
    }

    @PostMapping("/drafts/{id}/impact/{impact}/cancel")
    String cancel(@PathVariable UUID id, @PathVariable("impact") UUID impactId, RedirectAttributes then) {
        impacts.cancel(impacts.find(impactId));
        then.addFlashAttribute("done", sentences.say("impact.cancelled"));
        return "redirect:/drafts/" + id + "/impact/" + impactId;
    }

    // Publishing

    @GetMapping("/drafts/{id}/propose")
    String propose(@PathVariable UUID id, Model model) {
        model.addAttribute("notice", notice(drafts.find(id)));
        return propose(id, Map.of(), model);
    }

    /** What providers could be told: the purpose, what is asked otherwise as far as that was worked out, and on how many courses. */
    private String notice(RulesDraft draft) {
        StringBuilder notice = new StringBuilder(draft.purpose());
        frame.checked(draft).ruleset().map(Ruleset::digest).ifPresent(digest -> {
            meanings.of(drafts.comparedWith(draft), digest)
                    .ifPresent(meaning -> meaning.changes().stream()
                            .filter(each -> TOLD.contains(each.kind()))
                            .map(RulesetChange::toString)
                            .distinct()
                            .limit(MOST_TOLD)
                            .forEach(each -> notice.append("\n\n").append(each)));
            impacts.of(draft).stream()
                    .filter(each -> each.to().equals(digest) && each.compared() > 0)
                    .findFirst()
                    .ifPresent(each -> notice.append("\n\n")
                            .append(sentences.say("draft.notice.courses", each.compared(), each.changed())));
        });
        return notice.toString();
    }

    private String propose(UUID id, Map<String, String> errors, Model model) {
        frame.show(id, errors, model);
        return "draft-propose";
    }

    @PostMapping("/drafts/{id}/propose")
    String propose(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String notice,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("from", from);
        model.addAttribute("notice", notice);
        try {
            RefusedException.together(() -> day("from", from), () -> {
                if (notice.isBlank()) {
                    throw new RefusedException("notice", "refused.notice");
                }
            });
            PublishRequest proposed = proposals.propose(account, id, day("from", from), notice);
            // Whoever approves it sees these, whether or not anybody looked before.
            meanings.start(drafts.find(id));
            impacts.start(account, id, proposed.from(), Impact.Chosen.LATEST, null);
            then.addFlashAttribute("done", sentences.say("draft.proposed"));
            return "redirect:/drafts/" + id;
        } catch (RefusedException refused) {
            return propose(id, sentences.errors(refused), model);
        }
    }

    /** Approves, declines or takes back a proposal. */
    @PostMapping("/drafts/{id}/proposals/{proposal}")
    String answer(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable UUID proposal,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String decidedUntil,
            RedirectAttributes then) {
        PublishRequest.Kind kind = Arrays.stream(PublishRequest.Kind.values())
                .filter(each -> each.name().equals(answer))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        try {
            Optional<LocalDate> until = kind != PublishRequest.Kind.APPROVED || decidedUntil.isBlank()
                    ? Optional.empty()
                    : Optional.of(day("decidedUntil", decidedUntil));
            proposals.answer(account, proposal, kind, why, signature, until);
            then.addFlashAttribute("done", sentences.say("draft.answered." + kind));
        } catch (RefusedException refused) {
            then.addFlashAttribute("errors", sentences.errors(refused));
            then.addFlashAttribute("why", why);
            then.addFlashAttribute("signature", signature);
            then.addFlashAttribute("decidedUntil", decidedUntil);
        }
        return "redirect:/drafts/" + id;
    }
}
