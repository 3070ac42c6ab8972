package org.touchstone.door.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.touchstone.casework.courses.Changes;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.Case;
import org.touchstone.casework.review.Cases;
import org.touchstone.casework.review.Review;
import org.touchstone.casework.review.ReviewWork;
import org.touchstone.casework.review.Reviews;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.report.JudgedPage;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.ReviewQuestion;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** A reviewer's own reviews, each requirement on a page with everything there is to judge it by. */
@Controller
class ReviewPages {

    /** What a form sends that is not saved yet: the place of a settled point to be judged otherwise. */
    private static final String OPEN = "open";

    private final Cases cases;
    private final Reviews reviews;
    private final ReviewWork work;
    private final Versions versions;
    private final Rereading rereading;
    private final PointCitations citations;
    private final ChangedResults results;
    private final PageSentences sentences;

    ReviewPages(
            Cases cases,
            Reviews reviews,
            ReviewWork work,
            Versions versions,
            Rereading rereading,
            PointCitations citations,
            ChangedResults results,
            PageSentences sentences) {
        this.cases = cases;
        this.reviews = reviews;
        this.work = work;
        this.versions = versions;
        this.rereading = rereading;
        this.citations = citations;
        this.results = results;
        this.sentences = sentences;
    }

    /** A review on the list, with what it is of. */
    public record Listed(Review review, Case about) {}

    @GetMapping("/reviews")
    String mine(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute(
                "reviews",
                reviews.by(account).stream()
                        .map(review -> new Listed(review, cases.find(review.version())))
                        .toList());
        return "reviews";
    }

    @GetMapping("/reviews/{version}")
    String one(@AuthenticationPrincipal Account account, @PathVariable UUID version, Model model) {
        return one(account, version, Map.of(), model);
    }

    private String one(Account account, UUID version, Map<String, String> errors, Model model) {
        ReviewWork.Opened opened = work.open(account, version);
        model.addAttribute("errors", errors);
        model.addAttribute("opened", opened);
        model.addAttribute("earlier", reviews.earlier(account, version));
        model.addAttribute("next", opened.next("").map(Matter::requirement).orElse(null));
        model.addAttribute("verdict", JudgedPage.verdict(opened.report(), opened.holds()));
        model.addAttribute(
                "interestChoices",
                List.of(
                        Choice.of("no", sentences.say("review.interests.no")),
                        Choice.of("yes", sentences.say("review.interests.yes"))));
        model.addAttribute("trail", List.of(Link.to(sentences.say("navigation.reviews"), "/reviews")));
        return "review";
    }

    @PostMapping("/reviews/{version}/interests")
    String declare(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String any,
            @RequestParam(defaultValue = "") String interests,
            Model model) {
        Map<String, String> errors = new LinkedHashMap<>();
        model.addAttribute("any", any);
        model.addAttribute("interests", interests);
        if (!any.equals("yes") && !any.equals("no")) {
            errors.put("any", sentences.say("review.interests.choose"));
        } else if (any.equals("yes") && interests.isBlank()) {
            errors.put("interests", sentences.say("review.interests.say"));
        } else {
            try {
                reviews.declare(account, version, any.equals("yes") ? interests : "");
                return "redirect:/reviews/" + version;
            } catch (RefusedException refused) {
                errors.putAll(sentences.errors(refused));
            }
        }
        return one(account, version, errors, model);
    }

    @PostMapping("/reviews/{version}/finish")
    String finish(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            Model model,
            RedirectAttributes then) {
        try {
            work.finish(account, work.open(account, version));
        } catch (RefusedException refused) {
            return one(account, version, sentences.errors(refused), model);
        }
        then.addFlashAttribute("done", sentences.say("review.finished"));
        return "redirect:/reviews/" + version;
    }

    @GetMapping("/reviews/{version}/requirements/{requirement}")
    String matter(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") Set<Integer> otherwise,
            Model model) {
        ReviewWork.Opened opened = work.open(account, version);
        if (!opened.review().reads()) {
            return "redirect:/reviews/" + version;
        }
        Matter matter = opened.matter(requirement);
        JudgedFields fields = JudgedFields.shown(asked(matter), before(opened));
        model.addAttribute("otherwise", new TreeSet<>(otherwise));
        return matter(opened, matter, fields, reviews.note(opened.review(), requirement), Map.of(), model);
    }

    /** The places of the settled points that a form shows boxes for, and of the one that it asks boxes for. */
    private static Set<Integer> otherwise(Matter matter, MultiValueMap<String, String> sent) {
        return IntStream.range(matter.toJudge().size(), matter.all().size())
                .filter(place -> sent.containsKey("answer-" + place)
                        || Integer.toString(place).equals(sent.getFirst(OPEN)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a reviewer judged before; a query that the provider has answered leaves its point open. */
    private static JudgedFields.Before before(ReviewWork.Opened opened) {
        return new JudgedFields.Before(
                opened.judged(),
                opened.queries().stream()
                        .filter(query -> query.stands() && query.reply().isPresent())
                        .map(query -> query.judgement().point())
                        .collect(Collectors.toSet()));
    }

    /** The questions of a page, those that need a person first. */
    private static List<JudgedFields.Asked> asked(Matter matter) {
        List<Matter.Item> all = matter.all();
        return Stream.concat(
                        matter.questions().stream().map(ReviewQuestion::items),
                        matter.found().stream().map(List::of))
                .map(items -> JudgedFields.Asked.of(items.stream()
                        .map(item -> new JudgedFields.Placed(all.indexOf(item), item))
                        .toList()))
                .toList();
    }

    private String matter(
            ReviewWork.Opened opened,
            Matter matter,
            JudgedFields fields,
            String note,
            Map<String, String> errors,
            Model model) {
        SubmittedVersion version = opened.about().version();
        List<Choice> choices = Stream.of(
                        JudgementAnswer.MET,
                        JudgementAnswer.NOT_MET,
                        JudgementAnswer.NOT_APPLICABLE,
                        JudgementAnswer.QUERY)
                .map(answer -> Choice.of(answer.name(), sentences.say("judgement." + answer)))
                .toList();
        model.addAttribute("errors", errors);
        model.addAttribute("opened", opened);
        model.addAttribute("matter", matter);
        int questions = matter.questions().size();
        List<JudgedFields.Asked> asked = asked(matter);
        model.addAttribute("asked", asked.subList(0, questions));
        model.addAttribute(
                "wantingBelow",
                asked.subList(questions, asked.size()).stream()
                        .anyMatch(each -> errors.containsKey("answer-" + each.field())
                                || errors.containsKey("reason-" + each.field())));
        model.addAttribute("answers", fields.answers());
        model.addAttribute("reasons", fields.reasons());
        model.addAttribute("note", note);
        model.addAttribute("choices", choices);
        model.addAttribute("ownChoices", withOther(choices, sentences.say("judgement.as-all")));
        model.addAttribute("foundChoices", withOther(choices, sentences.say("judgement.LEFT")));
        citations.show(version, opened.report(), matter.all(), model);
        Map<Point, List<ChangedResult>> changed = changed(version, matter.requirement());
        model.addAttribute("changed", changed);
        model.addAttribute(
                "gone",
                changed.values().stream()
                        .flatMap(List::stream)
                        .filter(each -> each.after().isEmpty())
                        .toList());
        model.addAttribute(
                "base",
                opened.judged().byPoint().values().stream()
                        .map(Judgement::at)
                        .max(Comparator.naturalOrder())
                        .map(Instant::toString)
                        .orElse(""));
        model.addAttribute(
                "next",
                opened.next(matter.requirement()).map(Matter::requirement).orElse(null));
        model.addAttribute(
                "trail",
                List.of(
                        Link.to(sentences.say("navigation.reviews"), "/reviews"),
                        Link.to(version.title(), "/reviews/" + version.id())));
        return "matter";
    }

    /** The answers for a point of which something holds that is not said of it by itself, or something else. */
    static List<Choice> withOther(List<Choice> choices, String holds) {
        return Stream.concat(Stream.of(Choice.of("", holds)), choices.stream()).toList();
    }

    /** What came out otherwise on a requirement since the version before, point by point. */
    private Map<Point, List<ChangedResult>> changed(SubmittedVersion version, String requirement) {
        if (version.number() == 1) {
            return Map.of();
        }
        SubmittedVersion before = versions.find(versions.course(version), version.number() - 1);
        Rereading.Difference difference = rereading.difference(before, version);
        Map<Point, List<Changes.Change>> changed = difference.results().stream()
                .filter(each -> each.requirement().equals(requirement) && !each.saysTheSame())
                .collect(Collectors.groupingBy(
                        each -> new Point(
                                requirement + "/" + each.part(),
                                each.target().kind(),
                                each.target().id()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Point, List<ChangedResult>> inWords = new LinkedHashMap<>();
        changed.forEach((point, changes) -> inWords.put(point, results.of(version, changes, difference.answers())));
        return inWords;
    }

    /** How many points come out otherwise than before, by how they come out now, in words; empty where none do. */
    private String became(ReviewWork.Opened before, ReviewWork.Opened now, Matter matter) {
        Map<Outcome, Long> became = matter.all().stream()
                .filter(item -> before.outcome(item) != now.outcome(item))
                .collect(Collectors.groupingBy(now::outcome, TreeMap::new, Collectors.counting()));
        return became.entrySet().stream()
                .map(each -> sentences.say("review.became", each.getValue(), sentences.say("outcome." + each.getKey())))
                .collect(Collectors.joining());
    }

    @PostMapping("/reviews/{version}/requirements/{requirement}")
    String judge(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID version,
            @PathVariable String requirement,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes then) {
        ReviewWork.Opened opened = work.open(account, version);
        if (!opened.review().reads()) {
            return one(account, version, sentences.errors(new RefusedException("", Cases.NOT_NOW)), model);
        }
        Matter matter = opened.matter(requirement);
        boolean opens = sent.containsKey(OPEN);
        boolean rest = "yes".equals(sent.getFirst("rest"));
        int met = rest && !opens ? matter.questions().size() : 0;
        Set<Integer> doubtful =
                PointCitations.doubtful(citations.of(opened.about().version(), opened.report(), matter.all()));
        JudgedFields fields = JudgedFields.of(asked(matter), sent, met, doubtful, false, before(opened), sentences);
        String note = Optional.ofNullable(sent.getFirst("note")).orElse("");
        model.addAttribute("otherwise", otherwise(matter, sent));
        if (opens) {
            model.addAttribute("rest", rest);
            return matter(opened, matter, fields, note, Map.of(), model);
        }
        Map<String, String> errors = new LinkedHashMap<>(fields.errors());
        ReviewWork.Opened now = opened;
        if (errors.isEmpty()) {
            try {
                now = work.judge(account, opened, requirement, fields.given());
                reviews.keepNote(opened.review(), requirement, note);
            } catch (RefusedException refused) {
                errors.putAll(sentences.errors(refused));
            }
        }
        if (!errors.isEmpty()) {
            return matter(opened, matter, fields, note, errors, model);
        }
        long left = now.openQuestions(matter);
        if (fields.given().isEmpty() && left > 0) {
            then.addFlashAttribute("notice", sentences.say("review.nothing-answered", left));
            return "redirect:/reviews/" + version + "/requirements/" + requirement;
        }
        then.addFlashAttribute(
                "done",
                sentences.say("review.saved", now.questions() - now.openQuestions(), now.questions())
                        + (left > 0
                                ? sentences.say("review.left", matter.title(), left, now.partlyAnswered(matter))
                                : "")
                        + fields.saysForNone(sentences)
                        + became(opened, now, matter)
                        + sentences.say("review.so-far", JudgedPage.verdict(now.report(), now.holds())));
        return "redirect:/reviews/" + version
                + now.next(requirement)
                        .map(next -> "/requirements/" + next.requirement())
                        .orElse("");
    }
}
