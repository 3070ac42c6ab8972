package org.touchstone.door.web;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.Reminders;
import org.touchstone.casework.review.Review;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.review.Triage;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** Cases, for those who lead them: all of them, and one from its submission to two reviews. */
@Controller
class CasePages {

    private static final int ON_A_PAGE = 50;

    private static final Set<CaseState> UNDER_WAY =
            EnumSet.complementOf(EnumSet.of(CaseState.DECIDED, CaseState.RETURNED, CaseState.SET_ASIDE));

    private final Cases cases;
    private final Reviews reviews;
    private final Decisions decisions;
    private final Rereading rereading;
    private final Reminders reminders;
    private final Triage triage;
    private final Exemptions exemptions;
    private final Settings settings;
    private final PageSentences sentences;

    CasePages(
            Cases cases,
            Reviews reviews,
            Decisions decisions,
            Rereading rereading,
            Reminders reminders,
            Triage triage,
            Exemptions exemptions,
            Settings settings,
            PageSentences sentences) {
        this.cases = cases;
        this.reviews = reviews;
        this.decisions = decisions;
        this.rereading = rereading;
        this.reminders = reminders;
        this.triage = triage;
        this.exemptions = exemptions;
        this.settings = settings;
        this.sentences = sentences;
    }

    @GetMapping("/cases")
    String all(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        Cases.Order by = Arrays.stream(Cases.Order.values())
                .filter(each -> each.key().equals(order))
                .findFirst()
                .orElse(Cases.Order.SINCE);
        Set<CaseState> wanted = Arrays.stream(CaseState.values())
                .filter(each -> each.key().equals(state))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseState.class)));
        List<Case> some = cases.list(
                wanted.isEmpty() ? UNDER_WAY : wanted,
                words,
                by,
                after == null ? null : cases.find(after),
                ON_A_PAGE + 1);
        List<Case> shown = some.subList(0, Math.min(some.size(), ON_A_PAGE));
        Map<CaseState, Integer> counts = cases.counts();
        List<Choice> states = new ArrayList<>();
        for (CaseState each : CaseState.values()) {
            states.add(Choice.of(
                    each.key(),
                    sentences.say(
                            "case.state.counted",
                            sentences.say("case.state." + each.key()),
                            counts.getOrDefault(each, 0))));
        }
        model.addAttribute("cases", shown);
        model.addAttribute("states", states);
        model.addAttribute("state", state);
        model.addAttribute("words", words);
        model.addAttribute("order", by.key());
        model.addAttribute(
                "orders",
                Arrays.stream(Cases.Order.values())
                        .map(each -> Choice.of(each.key(), sentences.say("cases.order." + each.key())))
                        .toList());
        model.addAttribute(
                "next", some.size() > ON_A_PAGE ? shown.get(shown.size() - 1).id() : null);
        model.addAttribute("reminders", reminders.all());
        model.addAttribute("mailed", settings.mail().configured());
        model.addAttribute("workloads", reviews.workloads());
        return "cases";
    }

    @GetMapping("/cases/{version}")
    String one(@PathVariable UUID version, Model model) {
        return one(version, Map.of(), model);
    }

    private String one(UUID version, Map<String, String> errors, Model model) {
        Case found = cases.find(version);
        model.addAttribute("errors", errors);
        model.addAttribute("found", found);
        model.addAttribute("trail", List.of(Link.to(sentences.say("navigation.cases"), "/cases")));
        model.addAttribute("queries", reviews.asked(version));
        model.addAttribute("kept", triage.kept(version).orElse(null));
        model.addAttribute("exemptions", exemptions.of(found.version().courseId()));
        model.addAttribute("decision", decisions.of(version).orElse(null));
        model.addAttribute("actions", decisions.actions(version));
        List<Review> both = reviews.of(version);
        model.addAttribute("reviews", both);
        model.addAttribute("cleared", reviews.cleared(version));
        if (found.state() == CaseState.SUBMITTED) {
            Report report = rereading.found(found.version());
            model.addAttribute("missing", Matter.unsaid(report));
            model.addAttribute(
                    "notMet",
                    JudgedPage.of(report, Judgements.NONE).rows().stream()
                            .filter(JudgedPage.Row::required)
                            .filter(row -> row.outcome() == Outcome.NOT_MET || row.outcome() == Outcome.CONFLICTING)
                            .count());
            triage.of(version).ifPresent(changed -> changes(changed, model));
            List<Matter> matters = Matter.of(report);
            model.addAttribute(
                    "toJudge",
                    matters.stream()
                            .mapToLong(matter -> matter.toJudge().size())
                            .sum());
            model.addAttribute(
                    "questions",
                    matters.stream()
                            .mapToLong(matter -> matter.questions().size())
                            .sum());
        }
        model.addAttribute(
                "reviewers",
                reviews.workloads().stream()
                        .filter(each -> both.stream()
                                .noneMatch(review ->
                                        review.reviewer().equals(each.account().id())))
                        .map(each -> Choice.of(
                                each.account().id().toString(),
                                sentences.say("case.reviewer", each.account().name(), each.open())))
                        .toList());
        return "case";
    }

    private void changes(Triage.Changed changed, Model model) {
        model.addAttribute("changed", changed);
        List<String> extents = List.of(Proposals.REVIEWED.get(0), Proposals.REVIEWED.get(1));
        model.addAttribute(
                "extents",
                extents.stream()
                        .map(each -> new Choice(
                                each,
                                sentences.say("triage." + each.replace(' ', '-')),
                                sentences.say("triage." + each.replace(' ', '-') + ".hint")))
                        .toList());
        if (model.getAttribute("review") == null) {
            model.addAttribute(
                    "review",
                    changed.proposed()
                            .flatMap(Proposals.Proposed::review)
                            .filter(extents::contains)
                            .orElse(changed.ofDecided() ? "" : extents.get(1)));
        }
    }

    @PostMapping("/cases/{version}/assign")
    String assign(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") List<UUID> reviewers,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(required = false) @Nullable String review,
            @RequestParam(defaultValue = "") String otherwise,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("due", due);
        model.addAttribute("review", review);
        model.addAttribute("otherwise", otherwise);
        model.addAttribute("chosen", reviewers.stream().map(UUID::toString).toList());
        Optional<LocalDate> day = TypedText.day(due);
        if (!due.isBlank() && day.isEmpty()) {
            return one(version, Map.of("due", sentences.say("case.day-unclear")), model);
        }
        return done(
                version,
                "case.assigned",
                () -> triage.assign(
                        account,
                        version,
                        reviewers,
                        day.orElse(null),
                        review == null ? "" : review,
                        otherwise,
                        () -> {}),
                model,
                then);
    }

    /** Takes a version of an accredited course, which touches nothing that a person has to judge, to its decision. */
    @PostMapping("/cases/{version}/carry-over")
    String carryOver(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String otherwise,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("otherwise", otherwise);
        return done(
                version, "triage.carried", () -> triage.carryOver(account, version, otherwise, () -> {}), model, then);
    }

    @PostMapping("/cases/{version}/exemptions")
    String exempt(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(name = "exempt-standard", defaultValue = "") String standard,
            @RequestParam(name = "exempt-reason", defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("exemptStandard", standard);
        model.addAttribute("exemptReason", reason);
        model.addAttribute("until", until);
        return done(
                version,
                "exemption.added",
                () -> exemptions.add(
                        account,
                        version,
                        Matter.standards(
                                rereading.evaluateAgain(cases.find(version).version())),
                        standard,
                        reason,
                        TypedText.day(until).orElse(null)),
                model,
                then);
    }

    @PostMapping("/cases/{version}/exemptions/{exemption}/withdraw")
    String endExemption(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable UUID exemption,
            Model model,
            RedirectAttributes then) {
        return done(
                version, "exemption.withdrawn", () -> exemptions.withdraw(account, version, exemption), model, then);
    }

    @PostMapping("/cases/{version}/return")
    String giveBack(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("why", why);
        return done(version, "case.returned", () -> cases.giveBack(account, version, why), model, then);
    }

    @PostMapping("/cases/{version}/set-aside")
    String setAside(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        return done(
                version,
                "case.set-aside.done",
                Map.of("why", "set-aside"),
                () -> cases.setAside(account, version, why),
                model,
                then);
    }

    /** Lets a reviewer go on in spite of a declared interest. */
    @PostMapping("/cases/{version}/reviews/{review}/clear")
    String clear(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable UUID review,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        return done(
                version,
                "case.cleared",
                Map.of("why", "clear-" + review),
                () -> reviews.clear(account, review, why),
                model,
                then);
    }

    /** Gives a review to somebody else. */
    @PostMapping("/cases/{version}/reviews/{review}/replace")
    String replace(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable UUID review,
            @RequestParam(required = false) @Nullable UUID instead,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        if (instead == null) {
            return one(version, Map.of("instead-" + review, sentences.say("case.choose-reviewer")), model);
        }
        return done(
                version,
                "case.replaced",
                Map.of("why", "replace-" + review, "instead", "instead-" + review),
                () -> reviews.replace(account, review, instead, why),
                model,
                then);
    }

    /** Goes on without the provider's answer to the draft. */
    @PostMapping("/cases/{version}/go-on")
    String goOn(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        return done(
                version,
                "case.gone-on",
                Map.of("why", "go-on"),
                () -> decisions.goOn(account, version, why),
                model,
                then);
    }

    private String done(UUID version, String key, Runnable step, Model model, RedirectAttributes then) {
        return done(version, key, Map.of(), step, model, then);
    }

    private String done(
            UUID version, String key, Map<String, String> ids, Runnable step, Model model, RedirectAttributes then) {
        try {
            step.run();
        } catch (RefusedException refused) {
            return one(version, sentences.errors(refused, ids), model);
        }
        then.addFlashAttribute("done", sentences.say(key));
        return "redirect:/cases/" + version;
    }
}
