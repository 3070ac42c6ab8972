package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseAction;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Difference;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Standing;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.ReviewQuestion;
import org.touchstone.door.files.Papers;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** A case from its two reviews to its decision, for those who lead it. */
@Controller
class DecisionPages {

    private static final List<String> OF_DECISION = List.of("outcome", "reason", "otherwise", "answer", "from", "to");
    private static final List<String> OF_ACTION = List.of("kind", "standard", "text", "due", "evidence");

    private final Cases cases;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Register register;
    private final Exemptions exemptions;
    private final Papers papers;
    private final PointCitations citations;
    private final PageSentences sentences;

    DecisionPages(
            Cases cases,
            Moderation moderation,
            Decisions decisions,
            Register register,
            Exemptions exemptions,
            Papers papers,
            PointCitations citations,
            PageSentences sentences) {
        this.cases = cases;
        this.moderation = moderation;
        this.decisions = decisions;
        this.register = register;
        this.exemptions = exemptions;
        this.papers = papers;
        this.citations = citations;
        this.sentences = sentences;
    }

    @GetMapping("/cases/{version}/moderation")
    String moderation(@PathVariable UUID version, Model model) {
        return moderation(version, Map.of(), model);
    }

    private String moderation(UUID version, Map<String, String> errors, Model model) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        Report report = moderation.report(both.about());
        List<JudgedFields.Asked> asked = asked(both, report);
        return moderation(both, report, asked, JudgedFields.shown(asked, before(both)), errors, model);
    }

    private String moderation(
            Moderation.Both both,
            Report report,
            List<JudgedFields.Asked> asked,
            JudgedFields fields,
            Map<String, String> errors,
            Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("both", both);
        model.addAttribute("asked", asked);
        model.addAttribute(
                "differing",
                both.differences().stream().collect(Collectors.toMap(Difference::point, Function.identity())));
        citations.show(
                both.about().version(),
                report,
                asked.stream()
                        .flatMap(each -> each.points().stream())
                        .map(JudgedFields.Placed::item)
                        .toList(),
                model);
        model.addAttribute("answers", fields.answers());
        model.addAttribute("reasons", fields.reasons());
        model.addAttribute("choices", answerChoices());
        model.addAttribute("ownChoices", ReviewPages.withOther(answerChoices(), sentences.say("judgement.as-all")));
        model.addAttribute("judged", JudgedPage.of(report, both.holds()));
        model.addAttribute("outcomes", outcomeChoices());
        propose(decisions.proposed(both, report), model);
        common(both, model);
        return "moderation";
    }

    private static JudgedFields.Before before(Moderation.Both both) {
        return new JudgedFields.Before(both.settled(), Set.of());
    }

    /** What there is to settle: the points of a question together on which each of the reviews says the same. */
    private static List<JudgedFields.Asked> asked(Moderation.Both both, Report report) {
        Map<Point, Difference> differing =
                both.differences().stream().collect(Collectors.toMap(Difference::point, Function.identity()));
        List<JudgedFields.Asked> asked = new ArrayList<>();
        int place = 0;
        for (Matter matter : Matter.of(report)) {
            for (List<Matter.Item> together : alike(matter, differing)) {
                List<JudgedFields.Placed> points = new ArrayList<>();
                for (Matter.Item item : together) {
                    points.add(new JudgedFields.Placed(place++, item));
                }
                asked.add(JudgedFields.Asked.of(points));
            }
        }
        return asked;
    }

    private static List<List<Matter.Item>> alike(Matter matter, Map<Point, Difference> differing) {
        List<List<Matter.Item>> alike = new ArrayList<>();
        for (ReviewQuestion question : matter.questions()) {
            alike.addAll(question.items().stream()
                    .filter(item -> differing.containsKey(item.point()))
                    .collect(Collectors.groupingBy(
                            item -> Optional.ofNullable(differing.get(item.point()))
                                    .map(Difference::answers)
                                    .orElseThrow(),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values());
        }
        matter.found().stream()
                .filter(item -> differing.containsKey(item.point()))
                .forEach(item -> alike.add(List.of(item)));
        return alike;
    }

    private List<Choice> answerChoices() {
        return Stream.of(JudgementAnswer.MET, JudgementAnswer.NOT_MET, JudgementAnswer.NOT_APPLICABLE)
                .map(answer -> Choice.of(answer.name(), sentences.say("judgement." + answer)))
                .toList();
    }

    private List<Choice> outcomeChoices() {
        return Arrays.stream(DecisionOutcome.values())
                .map(outcome -> new Choice(
                        outcome.name(),
                        sentences.say("decision." + outcome.key()),
                        sentences.say("decision." + outcome.key() + ".hint")))
                .toList();
    }

    /** Shows what the rules propose, and fills the form with it, unless something else was sent. */
    private static void propose(Optional<Proposals.Proposed> proposed, Model model) {
        model.addAttribute("proposed", proposed.orElse(null));
        if (model.getAttribute("outcome") == null) {
            model.addAttribute(
                    "outcome", proposed.map(each -> outcome(each).name()).orElse(null));
            model.addAttribute(
                    "reason", proposed.map(Proposals.Proposed::because).orElse(null));
        }
    }

    private static DecisionOutcome outcome(Proposals.Proposed proposed) {
        return Arrays.stream(DecisionOutcome.values())
                .filter(each -> each.words().equals(proposed.propose()))
                .findFirst()
                .orElseThrow();
    }

    private void common(Moderation.Both both, Model model) {
        UUID version = both.about().id();
        model.addAttribute("carried", both.carried());
        model.addAttribute("answered", moderation.answered(version));
        model.addAttribute("exemptions", exemptions.of(both.about().version().courseId()));
        Case about = cases.find(version);
        model.addAttribute("about", about);
        model.addAttribute("recommendation", decisions.recommendation(version).orElse(null));
        model.addAttribute("actions", decisions.actions(version));
        model.addAttribute(
                "kinds",
                Arrays.stream(CaseAction.Kind.values())
                        .map(kind -> new Choice(
                                kind.name(),
                                sentences.say("action." + kind.key()),
                                sentences.say("action." + kind.key() + ".hint")))
                        .toList());
        model.addAttribute(
                "trail",
                List.of(
                        Link.to(sentences.say("navigation.cases"), "/cases"),
                        Link.to(about.version().title(), "/cases/" + version)));
    }

    @PostMapping("/cases/{version}/moderation")
    String settle(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes then) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        Report report = moderation.report(both.about());
        List<JudgedFields.Asked> asked = asked(both, report);
        JudgedFields fields = JudgedFields.of(asked, sent, 0, Set.of(), true, before(both), sentences);
        Map<String, String> errors = new LinkedHashMap<>(fields.errors());
        if (errors.isEmpty()) {
            try {
                moderation.settle(account, version, fields.given());
                then.addFlashAttribute("done", sentences.say("moderation.saved") + fields.saysForNone(sentences));
                return "redirect:/cases/" + version + "/moderation";
            } catch (RefusedException refused) {
                errors.putAll(sentences.errors(refused));
            }
        }
        return moderation(both, report, asked, fields, errors, model);
    }

    @PostMapping("/cases/{version}/recommendation")
    String recommend(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String otherwise,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("outcome", outcome);
        model.addAttribute("reason", reason);
        model.addAttribute("otherwise", otherwise);
        try {
            decisions.recommend(account, version, outcome(outcome), reason, otherwise);
        } catch (RefusedException refused) {
            return moderation(version, sentences.errors(refused), model);
        }
        then.addFlashAttribute("done", sentences.say("recommendation.made"));
        return "redirect:/cases/" + version;
    }

    private static DecisionOutcome outcome(String sent) {
        return Arrays.stream(DecisionOutcome.values())
                .filter(each -> each.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> new RefusedException("outcome", "refused.outcome"));
    }

    @GetMapping("/cases/{version}/decision")
    String decision(@PathVariable UUID version, Model model) {
        return decision(version, Map.of(), model);
    }

    private String decision(UUID version, Map<String, String> errors, Model model) {
        Moderation.Both both = moderation.both(version).orElseThrow(NotFoundException::new);
        model.addAttribute("errors", errors);
        model.addAttribute("both", both);
        model.addAttribute("judged", JudgedPage.of(moderation.report(both.about()), both.holds()));
        model.addAttribute("outcomes", outcomeChoices());
        model.addAttribute("decision", decisions.of(version).orElse(null));
        Optional<Register.Entry> entry = register.of(version);
        model.addAttribute("entry", entry.orElse(null));
        model.addAttribute("said", register.said(version).orElse(null));
        model.addAttribute(
                "standings",
                entry.map(Register.Entry::standing).filter(Standing::mayChange).stream()
                        .flatMap(now -> Arrays.stream(Standing.values()).filter(each -> each != now))
                        .map(each -> Choice.of(each.name(), sentences.say("standing." + each.key())))
                        .toList());
        common(both, model);
        return "decision";
    }

    /** Shows again what was typed in the form of the decision and of what is asked beside it. */
    private static void show(Map<String, String> sent, List<String> fields, BiConsumer<String, String> show) {
        fields.forEach(field -> Optional.ofNullable(sent.get(field)).ifPresent(typed -> show.accept(field, typed)));
    }

    private static String typed(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "");
    }

    @PostMapping("/cases/{version}/decision")
    String decide(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes then) {
        if (!typed(sent, "text").isBlank()) {
            return refused(version, sent, Map.of("text", sentences.say("action.not-added")), model);
        }
        try {
            decisions.decide(
                    account,
                    version,
                    new Decisions.Given(
                            outcome(typed(sent, "outcome")),
                            typed(sent, "reason"),
                            TypedText.day(typed(sent, "from")).orElse(null),
                            TypedText.day(typed(sent, "to")).orElse(null),
                            typed(sent, "otherwise"),
                            typed(sent, "answer")));
        } catch (RefusedException refused) {
            return refused(version, sent, sentences.errors(refused), model);
        }
        then.addFlashAttribute("done", sentences.say("decision.made"));
        return "redirect:/cases/" + version + "/decision";
    }

    private String refused(UUID version, Map<String, String> sent, Map<String, String> errors, Model model) {
        show(sent, OF_DECISION, model::addAttribute);
        show(sent, OF_ACTION, model::addAttribute);
        return decision(version, errors, model);
    }

    @PostMapping("/cases/{version}/actions")
    String add(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes then) {
        try {
            CaseAction.Kind known = Arrays.stream(CaseAction.Kind.values())
                    .filter(each -> each.name().equals(typed(sent, "kind")))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("kind", "refused.action-kind"));
            String due = typed(sent, "due");
            Optional<LocalDate> day = TypedText.day(due);
            if (!due.isBlank() && day.isEmpty()) {
                throw new RefusedException("due", "case.day-unclear");
            }
            decisions.add(
                    account,
                    version,
                    new Decisions.ActionGiven(
                            known,
                            typed(sent, "standard"),
                            typed(sent, "text"),
                            day.orElse(null),
                            typed(sent, "evidence")));
        } catch (RefusedException refused) {
            return refused(version, sent, sentences.errors(refused), model);
        }
        show(sent, OF_DECISION, then::addFlashAttribute);
        then.addFlashAttribute("done", sentences.say("action.added"));
        return "redirect:/cases/" + version + "/decision";
    }

    @PostMapping("/cases/{version}/actions/{action}/withdraw")
    String withdraw(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable UUID action,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes then) {
        try {
            decisions.withdraw(account, version, action);
        } catch (RefusedException refused) {
            return refused(version, sent, sentences.errors(refused), model);
        }
        show(sent, OF_DECISION, then::addFlashAttribute);
        show(sent, OF_ACTION, then::addFlashAttribute);
        then.addFlashAttribute("done", sentences.say("action.withdrawn"));
        return "redirect:/cases/" + version + "/decision";
    }

    @PostMapping("/cases/{version}/actions/{action}/close")
    String close(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable UUID action,
            @RequestParam(defaultValue = "") String closing,
            Model model,
            RedirectAttributes then) {
        return step(
                version, "action.closed", "why", () -> decisions.close(account, version, action, closing), model, then);
    }

    @PostMapping("/cases/{version}/reconsider")
    String reconsider(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        return step(
                version, "case.reconsidered", "why", () -> decisions.reconsider(account, version, why), model, then);
    }

    private String step(
            UUID version, String key, String reasonAt, Runnable step, Model model, RedirectAttributes then) {
        try {
            step.run();
        } catch (RefusedException refused) {
            return decision(version, sentences.errors(refused, Map.of("why", reasonAt)), model);
        }
        then.addFlashAttribute("done", sentences.say(key));
        return "redirect:/cases/" + version + "/decision";
    }

    /** Changes how an accreditation stands. */
    @PostMapping("/cases/{version}/standing")
    String standing(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        Optional<Standing> known = Arrays.stream(Standing.values())
                .filter(each -> each.name().equals(standing))
                .findFirst();
        if (known.isEmpty()) {
            return decision(version, Map.of("choose", sentences.say("refused.standing")), model);
        }
        return step(
                version,
                "standing.changed",
                "why-standing",
                () -> register.set(account, version, known.get(), why),
                model,
                then);
    }

    @GetMapping("/cases/{version}/{part:report|letter}.{format:html|pdf}")
    ResponseEntity<byte[]> file(
            @PathVariable UUID version, @PathVariable String part, @PathVariable Papers.Format format) {
        return papers.file(version, Papers.part(part), format, "");
    }

    /** Everything that the decision rests on in one file. */
    @GetMapping("/cases/{version}/appeal.zip")
    void appeal(@AuthenticationPrincipal Account account, @PathVariable UUID version, HttpServletResponse response)
            throws IOException {
        papers.appeal(account, version, response);
    }

    /** What was found and judged, for programs. */
    @GetMapping("/cases/{version}/report.json")
    ResponseEntity<byte[]> json(@PathVariable UUID version) {
        return papers.json(version, "");
    }

    /** The same in EARL. */
    @GetMapping("/cases/{version}/report.jsonld")
    ResponseEntity<byte[]> earl(@PathVariable UUID version) {
        return papers.earl(version);
    }
}
