package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleResult;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.reasoning.Concern;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Link;
import org.touchstone.door.web.parts.Task;
import org.touchstone.policy.drafts.DraftChange;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.DraftState;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.ExamplesRuns;
import org.touchstone.policy.drafts.Meanings;
import org.touchstone.policy.drafts.PublishRequest;
import org.touchstone.policy.drafts.PublishRequests;
import org.touchstone.policy.drafts.RuleNumber;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.drafts.TextChange;
import org.touchstone.policy.drafts.Touched;
import org.touchstone.policy.impact.Impacts;

/** Drafts of the rules, for those who own the policy: all of them, one, its examples, and what is another in its text. */
@Controller
class DraftPages {

    /** The most examples that are run while somebody waits. */
    private static final int MOST_EXAMPLES = 200;

    private final Drafts drafts;
    private final DraftFrame frame;
    private final DraftRulesets rulesets;
    private final ExamplesRuns examples;
    private final Meanings meanings;
    private final PublishRequests proposals;
    private final Impacts impacts;
    private final RulesetInForce inForce;
    private final StoredRulesets stored;
    private final Publications publications;
    private final Accounts accounts;
    private final PageSentences sentences;

    DraftPages(
            Drafts drafts,
            DraftFrame frame,
            DraftRulesets rulesets,
            ExamplesRuns examples,
            Meanings meanings,
            PublishRequests proposals,
            Impacts impacts,
            RulesetInForce inForce,
            StoredRulesets stored,
            Publications publications,
            Accounts accounts,
            PageSentences sentences) {
        this.drafts = drafts;
        this.frame = frame;
        this.rulesets = rulesets;
        this.examples = examples;
        this.meanings = meanings;
        this.proposals = proposals;
        this.impacts = impacts;
        this.inForce = inForce;
        this.stored = stored;
        this.publications = publications;
        this.accounts = accounts;
        this.sentences = sentences;
    }

    @GetMapping("/drafts")
    String all(Model model) {
        return all(Map.of(), model);
    }

    private String all(Map<String, String> errors, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("drafts", drafts.all());
        model.addAttribute("names", names());
        return "drafts";
    }

    private Map<UUID, String> names() {
        return accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    /**
     * Opens a draft of the rules that come last, so that it takes nothing back, or of earlier ones.
     *
     * @param base the digest of the ruleset to begin from; empty for the one that comes last
     */
    @PostMapping("/drafts")
    String open(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String base,
            Model model) {
        try {
            String from = base.isEmpty() ? drafts.last() : base;
            return "redirect:/drafts/" + drafts.open(account, purpose, from).id();
        } catch (RefusedException refused) {
            model.addAttribute("purpose", purpose);
            return all(sentences.errors(refused), model);
        }
    }

    @GetMapping("/drafts/{id}")
    String one(@PathVariable UUID id, Model model) {
        return one(id, Map.of(), model);
    }

    private String one(UUID id, Map<String, String> errors, Model model) {
        RulesDraft draft = drafts.find(id);
        SortedMap<String, byte[]> files = drafts.files(draft);
        DraftRulesets.Checked checked = rulesets.check(draft, files);
        List<PublishRequest> proposed = proposals.of(draft);
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", errors);
        }
        model.addAttribute("draft", draft);
        FileNames called = frame.fileNames(draft, checked);
        model.addAttribute("called", called);
        model.addAttribute("names", names());
        model.addAttribute("trail", trail(sentences));
        model.addAttribute("earlier", isOfEarlierRules(draft));
        model.addAttribute(
                "begins",
                inForce.coming().stream()
                        .filter(each -> each.digest().equals(draft.base()))
                        .map(Publication::from)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("mistakes", frame.mistakes(draft, called, checked.mistakes()));
        List<Concern> remarks = checked.ruleset()
                .map(ruleset -> rulesets.remarks(ruleset, drafts.requirements(draft)))
                .orElse(List.of());
        model.addAttribute("remarks", remarks);
        List<DraftChange> changes = drafts.changes(draft);
        model.addAttribute("changes", changes);
        model.addAttribute("what", whatChanged(draft, changes, called));
        model.addAttribute("proposals", proposed);
        model.addAttribute("asksForSignatures", publications.asksForSignatures());
        Optional<PublishRequest> waiting =
                proposed.stream().filter(each -> each.answer().isEmpty()).findFirst();
        model.addAttribute("waiting", waiting.orElse(null));
        model.addAttribute("overtaken", waiting.filter(proposals::isOvertaken).isPresent());
        model.addAttribute(
                "unlooked",
                waiting.isEmpty()
                        ? List.of()
                        : Stream.of(
                                        isMeaningKnown(draft, checked) ? "" : "meaning",
                                        isTriedOnCourses(draft, checked, waiting) ? "" : "impact")
                                .filter(each -> !each.isEmpty())
                                .toList());
        model.addAttribute("ended", waiting.flatMap(proposals::endedBy).orElse(null));
        model.addAttribute("tasks", tasks(draft, checked, remarks, waiting));
        return "draft";
    }

    /** What each change was about, in words, by the numbers of the changes. */
    private Map<Integer, String> whatChanged(RulesDraft draft, List<DraftChange> changes, FileNames called) {
        Map<Integer, List<RuleNumber.Changed>> numbers = drafts.numbers(draft);
        return changes.stream().collect(Collectors.toMap(DraftChange::number, change -> {
            List<String> names = numbers.getOrDefault(change.number(), List.of()).stream()
                    .map(changed -> number(changed, called))
                    .toList();
            return names.isEmpty() ? called.of(change.path()) : String.join("; ", names);
        }));
    }

    /** A number and what it is now, in words. */
    private String number(RuleNumber.Changed changed, FileNames called) {
        String name = sentences.say(
                "draft.number.title",
                called.title(changed.number().requirement()),
                changed.number().name());
        return Stream.concat(
                        Stream.of(name),
                        changed.values().stream()
                                .map(each -> (each.value() + " " + each.unit()).strip()
                                        + each.from()
                                                .map(day -> " " + sentences.say("days.from", ReadableValues.date(day)))
                                                .orElse("")))
                .collect(Collectors.joining(", "));
    }

    /** Whether a draft is compared with other rules than it began from: what was changed in them since is taken back. */
    private boolean isOfEarlierRules(RulesDraft draft) {
        return !drafts.comparedWith(draft).equals(draft.base());
    }

    static List<Link> trail(PageSentences sentences, Link... more) {
        List<Link> trail = new ArrayList<>();
        trail.add(Link.to(sentences.say("navigation.drafts"), "/drafts"));
        trail.addAll(List.of(more));
        return trail;
    }

    static Link link(RulesDraft draft) {
        return Link.to(draft.purpose(), "/drafts/" + draft.id());
    }

    private List<Task> tasks(
            RulesDraft draft, DraftRulesets.Checked checked, List<Concern> remarks, Optional<PublishRequest> waiting) {
        String here = "/drafts/" + draft.id();
        boolean well = checked.ruleset().isPresent();
        Optional<ExamplesRuns.Run> run = checked.ruleset().flatMap(ruleset -> examples.of(ruleset.digest()));
        boolean passed = run.filter(each -> each.failed().isEmpty()).isPresent();
        boolean impact = isTriedOnCourses(draft, checked, waiting);
        boolean known = isMeaningKnown(draft, checked);
        String open = draft.state() == DraftState.PUBLISHED ? "draft.task.not-looked" : "draft.task.to-do";
        List<Task> tasks = new ArrayList<>();
        tasks.add(task(
                "check",
                null,
                !well ? "draft.task.mistakes" : remarks.isEmpty() ? "draft.task.well" : "draft.task.remarks",
                well && remarks.isEmpty()));
        tasks.add(later(
                "examples",
                well,
                here + "/examples",
                run.isEmpty() ? open : passed ? "draft.task.passed" : "draft.task.failed",
                passed));
        tasks.add(later("meaning", well, here + "/meaning", known ? "draft.task.done" : open, known));
        tasks.add(task("text", here + "/text", "draft.task.look", false));
        tasks.add(later("impact", well, here + "/impact", impact ? "draft.task.done" : open, impact));
        if (draft.state() != DraftState.OPEN) {
            tasks.add(task("propose", null, "draft.state." + draft.state().word(), true));
        } else {
            // Until all examples come out, the way to propose it leads to them.
            tasks.add(later(
                    "propose",
                    well,
                    here + (passed ? "/propose" : "/examples"),
                    passed ? "draft.task.to-do" : "draft.task.examples-first",
                    false));
        }
        return tasks;
    }

    /** Whether the draft as it stands was tried on courses: where it is proposed, as of a day on which it would be in force. */
    private boolean isTriedOnCourses(
            RulesDraft draft, DraftRulesets.Checked checked, Optional<PublishRequest> waiting) {
        return checked.ruleset()
                .filter(ruleset -> impacts.of(draft).stream()
                        .filter(each -> each.to().equals(ruleset.digest()))
                        .anyMatch(each -> waiting.filter(proposed -> each.asOf().isBefore(proposed.from()))
                                .isEmpty()))
                .isPresent();
    }

    /** Whether what it means was worked out, of the draft as it stands. */
    private boolean isMeaningKnown(RulesDraft draft, DraftRulesets.Checked checked) {
        return checked.ruleset()
                .flatMap(ruleset -> meanings.of(drafts.comparedWith(draft), ruleset.digest()))
                .isPresent();
    }

    /** What can be done once nothing is wrong in the files. */
    private Task later(String name, boolean well, String address, String status, boolean done) {
        return well ? task(name, address, status, done) : task(name, null, "draft.task.mistakes-first", false);
    }

    private Task task(String name, @Nullable String address, String status, boolean done) {
        return new Task(
                sentences.say("draft.task." + name),
                sentences.say("draft.task." + name + ".hint"),
                address,
                sentences.say(status),
                done);
    }

    @PostMapping("/drafts/{id}/close")
    String close(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, Model model, RedirectAttributes then) {
        try {
            drafts.close(account, id);
            then.addFlashAttribute("done", sentences.say("draft.closed"));
            return "redirect:/drafts";
        } catch (RefusedException refused) {
            return one(id, sentences.errors(refused), model);
        }
    }

    /** What the draft means for providers and reviewers, and what follows from its rules. */
    @GetMapping("/drafts/{id}/meaning")
    String meaning(@PathVariable UUID id, Model model) {
        RulesDraft draft = drafts.find(id);
        DraftRulesets.Checked checked = rulesets.check(draft, drafts.files(draft));
        model.addAttribute("draft", draft);
        FileNames called = frame.fileNames(draft, checked);
        model.addAttribute("called", called);
        model.addAttribute("trail", trail(sentences, link(draft)));
        model.addAttribute("earlier", isOfEarlierRules(draft));
        model.addAttribute("mistakes", frame.mistakes(draft, called, checked.mistakes()));
        model.addAttribute(
                "meaning",
                checked.ruleset()
                        .flatMap(ruleset -> meanings.of(drafts.comparedWith(draft), ruleset.digest()))
                        .orElse(null));
        model.addAttribute("progress", meanings.progress(draft).orElse(null));
        return "draft-meaning";
    }

    /** Has it worked out, as a job. */
    @PostMapping("/drafts/{id}/meaning")
    String workOut(@PathVariable UUID id, RedirectAttributes then) {
        meanings.start(drafts.find(id));
        then.addFlashAttribute("done", sentences.say("draft.meaning.started"));
        return "redirect:/drafts/" + id + "/meaning";
    }

    /** What is another in the files, line by line. */
    @GetMapping("/drafts/{id}/text")
    String text(@PathVariable UUID id, Model model) {
        RulesDraft draft = drafts.find(id);
        model.addAttribute("draft", draft);
        SortedMap<String, byte[]> files = drafts.files(draft);
        model.addAttribute("called", frame.fileNames(draft, rulesets.check(draft, files)));
        model.addAttribute("trail", trail(sentences, link(draft)));
        model.addAttribute("earlier", isOfEarlierRules(draft));
        model.addAttribute("files", TextChange.between(drafts.filesComparedWith(draft), files));
        return "draft-text";
    }

    /**
     * Examples of the requirements that the draft touches, as they come out now.
     *
     * @param requirement one requirement to run the examples of; empty for those that are touched
     */
    @GetMapping("/drafts/{id}/examples")
    String examples(@PathVariable UUID id, @RequestParam(defaultValue = "") String requirement, Model model) {
        RulesDraft draft = drafts.find(id);
        DraftRulesets.Checked checked = rulesets.check(draft, drafts.files(draft));
        model.addAttribute("draft", draft);
        FileNames called = frame.fileNames(draft, checked);
        model.addAttribute("called", called);
        model.addAttribute("trail", trail(sentences, link(draft)));
        model.addAttribute("mistakes", frame.mistakes(draft, called, checked.mistakes()));
        model.addAttribute("requirement", requirement);
        checked.ruleset().ifPresent(ruleset -> {
            model.addAttribute("run", examples.of(ruleset.digest()).orElse(null));
            model.addAttribute("progress", examples.progress(draft).orElse(null));
            examples(draft, ruleset, requirement, called, model);
        });
        return "draft-examples";
    }

    private void examples(RulesDraft draft, Ruleset ruleset, String requirement, FileNames called, Model model) {
        Ruleset base = stored.named(drafts.comparedWith(draft)).orElseThrow();
        Set<String> touched = new LinkedHashSet<>();
        if (requirement.isEmpty()) {
            Set<String> all = Touched.between(base, ruleset);
            if (all.size() < ruleset.catalogue().requirements().size()) {
                touched.addAll(all);
            }
            drafts.changes(draft).stream()
                    .map(change -> change.path().replaceFirst("/.*", ""))
                    .filter(folder -> ruleset.catalogue().requirement(folder).isPresent())
                    .forEach(touched::add);
        } else {
            touched.add(requirement);
        }
        List<ExampleResult> results = new ArrayList<>();
        try {
            List<Example> chosen = ExamplesReader.read(ruleset, touched::contains);
            model.addAttribute("left", Math.max(0, chosen.size() - MOST_EXAMPLES));
            List<Example> first = chosen.subList(0, Math.min(chosen.size(), MOST_EXAMPLES));
            results.addAll(ExampleRunner.run(ruleset, ExampleRunner.AS_OF, first, begun -> true));
            results.sort(Comparator.comparing(ExampleResult::passed));
        } catch (MistakesException e) {
            model.addAttribute("mistakes", frame.mistakes(draft, called, e.mistakes()));
        }
        model.addAttribute("results", results);
        model.addAttribute("titles", touched.stream().collect(Collectors.toMap(id -> id, called::title)));
        model.addAttribute("touched", touched);
    }

    /** Has every example run, as a job. */
    @PostMapping("/drafts/{id}/examples")
    String runAll(@PathVariable UUID id, RedirectAttributes then) {
        examples.start(drafts.find(id));
        then.addFlashAttribute("done", sentences.say("draft.examples.started"));
        return "redirect:/drafts/" + id + "/examples";
    }
}
