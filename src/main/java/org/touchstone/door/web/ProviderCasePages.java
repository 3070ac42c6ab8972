package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.Decisions;
import org.touchstone.casework.review.Exemptions;
import org.touchstone.casework.review.JudgementStore;
import org.touchstone.casework.review.Moderation;
import org.touchstone.casework.review.Reviews;
import org.touchstone.casework.review.Triage;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.door.files.Papers;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** What the provider sees of a version on its way to a decision: where it is, what they are asked, the draft, the decision. */
@Controller
class ProviderCasePages {

    private final Courses courses;
    private final Rereading rereading;
    private final Versions versions;
    private final Cases cases;
    private final Reviews reviews;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Triage triage;
    private final Exemptions exemptions;
    private final Papers papers;
    private final Settings settings;
    private final VersionState state;
    private final PageSentences sentences;

    ProviderCasePages(
            Courses courses,
            Versions versions,
            Rereading rereading,
            Cases cases,
            Reviews reviews,
            Moderation moderation,
            Decisions decisions,
            Triage triage,
            Exemptions exemptions,
            Papers papers,
            Settings settings,
            VersionState state,
            PageSentences sentences) {
        this.courses = courses;
        this.versions = versions;
        this.rereading = rereading;
        this.cases = cases;
        this.reviews = reviews;
        this.moderation = moderation;
        this.decisions = decisions;
        this.triage = triage;
        this.exemptions = exemptions;
        this.papers = papers;
        this.settings = settings;
        this.state = state;
        this.sentences = sentences;
    }

    /**
     * A query as the provider reads it.
     *
     * @param query what is asked
     * @param title the requirement that it is about
     * @param about what is asked of each of the points that it is about
     */
    public record Asked(JudgementStore.Query query, String title, List<String> about) {

        static Asked of(List<JudgementStore.Query> together, Map<Point, Matter.Item> items) {
            List<Matter.Item> about = together.stream()
                    .map(query -> Optional.ofNullable(
                                    items.get(query.judgement().point()))
                            .orElseThrow())
                    .toList();
            return new Asked(
                    together.get(0),
                    about.get(0).words().title(),
                    about.stream()
                            .map(item ->
                                    item.words().asks() + (item.about().isEmpty() ? "" : " (" + item.about() + ")"))
                            .distinct()
                            .toList());
        }
    }

    @GetMapping("/courses/{id}/versions/{number}/review")
    String one(@AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number, Model model) {
        return one(account, id, number, Map.of(), Map.of(), model);
    }

    private String one(
            Account account, UUID id, int number, Map<UUID, String> replies, Map<String, String> errors, Model model) {
        Course course = courses.find(account, id);
        SubmittedVersion version = versions.find(course, number);
        Case about = cases.find(version.id());
        boolean reads = about.state() == CaseState.WITH_PROVIDER || about.state() == CaseState.DECIDED;
        Report report = rereading.found(version);
        model.addAttribute("errors", errors);
        model.addAttribute("about", about);
        model.addAttribute("course", course);
        model.addAttribute("version", version);
        model.addAttribute("queries", asked(about, report));
        model.addAttribute("replies", replies);
        model.addAttribute(
                "factChoices",
                List.of(Choice.of("no", sentences.say("facts.no")), Choice.of("yes", sentences.say("facts.yes"))));
        model.addAttribute(
                "recommendation", decisions.recommendation(version.id()).orElse(null));
        model.addAttribute("decision", decisions.of(version.id()).orElse(null));
        model.addAttribute("stands", state.of(version));
        model.addAttribute("actions", decisions.actions(version.id()));
        model.addAttribute("appeals", settings.appeals());
        model.addAttribute("corrected", decisions.corrected(version.id()));
        Optional<Moderation.Both> both = reads ? moderation.both(version.id()) : Optional.empty();
        model.addAttribute(
                "judged", both.map(each -> JudgedPage.of(report, each.holds())).orElse(null));
        model.addAttribute("carried", both.map(Moderation.Both::carried).orElse(null));
        model.addAttribute(
                "answered", both.map(each -> moderation.answered(version.id())).orElse(null));
        model.addAttribute("exemptions", exemptions.of(course.id()));
        model.addAttribute("kept", triage.kept(version.id()).orElse(null));
        model.addAttribute(
                "trail",
                sentences.trail(
                        course,
                        Link.to(sentences.say("version.short", number), "/courses/" + id + "/versions/" + number)));
        return "provider-case";
    }

    private List<Asked> asked(Case about, Report report) {
        if (about.state() != CaseState.IN_REVIEW) {
            return List.of();
        }
        Map<Point, Matter.Item> items = Matter.of(report).stream()
                .flatMap(matter -> matter.all().stream())
                .collect(Collectors.toMap(Matter.Item::point, Function.identity()));
        return reviews.asked(about.id()).stream()
                .map(together -> Asked.of(together, items))
                .toList();
    }

    @PostMapping("/courses/{id}/versions/{number}/queries")
    String reply(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes then) {
        Course course = courses.find(account, id);
        SubmittedVersion version = versions.find(course, number);
        Map<UUID, String> replies = new LinkedHashMap<>();
        for (List<JudgementStore.Query> together : reviews.asked(version.id())) {
            JudgementStore.Query query = together.get(0);
            Optional.ofNullable(sent.getFirst("reply-" + query.id()))
                    .filter(text -> !text.isBlank() && query.reply().isEmpty())
                    .ifPresent(text -> replies.put(query.id(), text));
        }
        try {
            if (replies.isEmpty()) {
                throw new RefusedException("", "refused.reply-empty");
            }
            reviews.reply(account, course, version.id(), replies);
        } catch (RefusedException refused) {
            return one(account, id, number, replies, sentences.errors(refused), model);
        }
        then.addFlashAttribute("done", sentences.say("queries.answered"));
        return "redirect:/courses/" + id + "/versions/" + number + "/review";
    }

    @PostMapping("/courses/{id}/versions/{number}/facts")
    String facts(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String any,
            @RequestParam(defaultValue = "") String correction,
            Model model,
            RedirectAttributes then) {
        Course course = courses.find(account, id);
        SubmittedVersion version = versions.find(course, number);
        model.addAttribute("any", any);
        model.addAttribute("correction", correction);
        Map<String, String> errors = new LinkedHashMap<>();
        if (!any.equals("yes") && !any.equals("no")) {
            errors.put("any", sentences.say("facts.choose"));
        } else if (any.equals("yes") && correction.isBlank()) {
            errors.put("correction", sentences.say("facts.say"));
        } else {
            try {
                decisions.factsChecked(account, course, version.id(), any.equals("yes") ? correction : "");
                then.addFlashAttribute("done", sentences.say("facts.sent"));
                return "redirect:/courses/" + id + "/versions/" + number + "/review";
            } catch (RefusedException refused) {
                errors.putAll(sentences.errors(refused));
            }
        }
        return one(account, id, number, Map.of(), errors, model);
    }

    @GetMapping("/courses/{id}/versions/{number}/{part:decision|letter}.{format:html|pdf}")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String part,
            @PathVariable Papers.Format format) {
        SubmittedVersion version = versions.find(courses.find(account, id), number);
        return papers.file(version.id(), Papers.part(part), format, "-version-" + number);
    }

    /** What was found and judged, once it is decided, for programs. */
    @GetMapping("/courses/{id}/versions/{number}/judged.json")
    ResponseEntity<byte[]> json(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        SubmittedVersion version = versions.find(courses.find(account, id), number);
        return papers.json(version.id(), "-version-" + number);
    }

    /** The same in EARL, with the people who judged as assertors. */
    @GetMapping("/courses/{id}/versions/{number}/judged.jsonld")
    ResponseEntity<byte[]> earl(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        return papers.earl(versions.find(courses.find(account, id), number).id());
    }
}
