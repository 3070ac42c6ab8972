package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.touchstone.casework.form.TypedText;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.AddedElements;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.NewRequirement;
import org.touchstone.policy.drafts.RuleEdit;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RuleNumber;
import org.touchstone.policy.drafts.RuleWords;
import org.touchstone.policy.drafts.RulesDraft;

/** Where a draft of the rules is changed without seeing a file: numbers, words, standards and new requirements. */
@Controller
class DraftEditPages {

    /** The file of the words of a requirement, in its folder. */
    private static final String WORDS = "/requirement.yaml";

    private static final List<String> GROUPS = List.of("DES", "DEL", "MON", "SUS");

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final AddedElements added;
    private final DraftFrame frame;
    private final PageSentences sentences;
    private final Clock clock;

    DraftEditPages(
            Drafts drafts,
            DraftRulesets rulesets,
            AddedElements added,
            DraftFrame frame,
            PageSentences sentences,
            Clock clock) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.added = added;
        this.frame = frame;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/drafts/{id}/numbers/{requirement}")
    String number(@PathVariable UUID id, @PathVariable String requirement, @RequestParam String name, Model model) {
        return number(id, requirement, name, Map.of(), model);
    }

    private String number(UUID id, String requirement, String name, Map<String, String> errors, Model model) {
        RulesDraft draft =
                frame.show(id, errors, model, Link.to(sentences.say("draft.numbers"), "/drafts/" + id + "/numbers"));
        Catalogue catalogue = frame.catalogue(draft);
        List<Parameter> values = catalogue.parameters().stream()
                .filter(each ->
                        each.requirement().equals(requirement) && each.name().equals(name))
                .toList();
        if (values.isEmpty()) {
            throw new NotFoundException();
        }
        model.addAttribute("requirement", catalogue.requirement(requirement).orElseThrow(NotFoundException::new));
        model.addAttribute("name", name);
        model.addAttribute("values", values);
        model.addAttribute("seen", new RuleNumber(requirement, name).seen(drafts.files(draft)));
        model.addAttribute("today", LocalDate.now(clock));
        return "draft-number";
    }

    @PostMapping("/drafts/{id}/numbers/{requirement}")
    String changeNumber(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("value", value);
        model.addAttribute("from", from);
        model.addAttribute("source", source);
        String becomes = value.isBlank() ? RuleEdits.NOT_SET : value.strip();
        LocalDate today = LocalDate.now(clock);
        try {
            RefusedException.together(
                    () -> RuleEdits.number(requirement, name, becomes, today, source), () -> day("from", from));
            RuleEdit edit = RuleEdits.number(requirement, name, becomes, day("from", from), source);
            return frame.edited(
                    account,
                    id,
                    source,
                    RuleEdits.unlessOvertaken(edit, new RuleNumber(requirement, name), seen),
                    "/drafts/" + id + "/numbers",
                    then);
        } catch (RefusedException refused) {
            return number(id, requirement, name, sentences.errors(refused), model);
        }
    }

    /** Takes the value of a number from a day out again. */
    @PostMapping("/drafts/{id}/numbers/{requirement}/remove")
    String takeNumberOut(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam String name,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes then) {
        RuleNumber number = new RuleNumber(requirement, name);
        try {
            if (!from.isAfter(LocalDate.now(clock))) {
                throw new RefusedException("", "refused.number-has-begun");
            }
            return frame.edited(
                    account,
                    id,
                    sentences.say("draft.number.taken-out", ReadableValues.date(from)),
                    RuleEdits.unlessOvertaken(RuleEdits.numberTakenOut(number, from), number, seen),
                    "/drafts/" + id + "/numbers",
                    then);
        } catch (RefusedException refused) {
            return number(id, requirement, name, sentences.errors(refused), model);
        }
    }

    /** A day that somebody typed, not in the past. */
    private LocalDate day(String field, String typed) {
        LocalDate day = TypedText.day(typed).orElseThrow(() -> new RefusedException(field, "refused.decision-day"));
        if (day.isBefore(LocalDate.now(clock))) {
            throw new RefusedException(field, "refused.day-has-passed");
        }
        return day;
    }

    private static void why(String typed) {
        if (typed.isBlank()) {
            throw new RefusedException("why", "refused.reason-missing");
        }
    }

    // Requirements and their words

    /**
     * Every requirement, or those in which some words are.
     *
     * @param words what to look for in anything that a requirement says; empty for all
     */
    @GetMapping("/drafts/{id}/requirements")
    String requirements(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, Model model) {
        RulesDraft draft = frame.show(id, Map.of(), model);
        SortedMap<String, byte[]> files = drafts.files(draft);
        String wanted = words.strip().toLowerCase(Locale.UK);
        model.addAttribute("words", words);
        Catalogue catalogue = frame.catalogue(draft);
        model.addAttribute(
                "requirements",
                Stream.concat(
                                catalogue.requirements().stream().map(Listed::of),
                                files.keySet().stream()
                                        .filter(file -> file.endsWith(WORDS))
                                        .flatMap(file ->
                                                added(file.substring(0, file.indexOf('/')), catalogue, files).stream()))
                        .filter(each -> wanted.isEmpty() || says(each, catalogue, wanted, files))
                        .toList());
        return "draft-requirements";
    }

    /**
     * A requirement in a list.
     *
     * @param id its id
     * @param title what it is called
     * @param asks what it asks
     */
    public record Listed(String id, String title, String asks) {

        private static Listed of(Requirement requirement) {
            return new Listed(requirement.id(), requirement.title(), requirement.asks());
        }
    }

    /** A requirement that a draft added, by its words only; nothing where the catalogue has it, or the draft no words of it. */
    private static Optional<Listed> added(String requirement, Catalogue catalogue, SortedMap<String, byte[]> files) {
        String file = requirement + WORDS;
        if (catalogue.requirement(requirement).isPresent() || !files.containsKey(file)) {
            return Optional.empty();
        }
        return Optional.of(new Listed(
                requirement,
                RuleWords.line(file, "title", files).map(RuleWords.Line::text).orElse(requirement),
                RuleWords.line(file, "asks", files).map(RuleWords.Line::text).orElse("")));
    }

    private static boolean says(
            Listed requirement, Catalogue catalogue, String wanted, SortedMap<String, byte[]> files) {
        return catalogue.requirement(requirement.id()).stream()
                        .flatMap(found -> found.covers().stream())
                        .anyMatch(row -> row.standard().toLowerCase(Locale.UK).equals(wanted))
                || files.subMap(requirement.id() + "/", requirement.id() + "0").values().stream()
                        .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8)
                                .toLowerCase(Locale.UK)
                                .replaceAll("\\s+", " ")
                                .contains(wanted));
    }

    @GetMapping("/drafts/{id}/requirements/{requirement}")
    String requirement(@PathVariable UUID id, @PathVariable String requirement, Model model) {
        RulesDraft draft = frame.show(
                id, Map.of(), model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        SortedMap<String, byte[]> files = drafts.files(draft);
        DraftRulesets.Checked checked = rulesets.check(draft, files);
        Catalogue catalogue = frame.catalogue(draft, checked);
        // What the draft added is not in the catalogue while that cannot be read.
        Optional<Requirement> known = catalogue.requirement(requirement);
        model.addAttribute(
                "requirement",
                known.map(Listed::of)
                        .or(() -> added(requirement, catalogue, files))
                        .orElseThrow(NotFoundException::new));
        frame.showMistakes(draft, checked, model);
        model.addAttribute("sections", RuleWords.of(requirement + WORDS, files));
        model.addAttribute(
                "parts",
                known.stream()
                        .flatMap(found -> DraftFrame.parts(found, catalogue, LocalDate.now(clock)).stream())
                        .collect(Collectors.toMap(Choice::value, Choice::label)));
        model.addAttribute(
                "standards",
                known.stream()
                        .flatMap(found -> found.covers().stream())
                        .map(Coverage::standard)
                        .flatMap(standard -> catalogue.standard(standard).stream())
                        .toList());
        // While the draft cannot be read, its numbers are not known, and those that it began from are not shown for
        // them.
        model.addAttribute(
                "numbers",
                checked.catalogue().stream()
                        .flatMap(read -> read.parameters().stream())
                        .filter(each -> each.requirement().equals(requirement))
                        .toList());
        Optional<Ruleset> whole = checked.ruleset();
        model.addAttribute("tried", whole.isPresent());
        model.addAttribute(
                "rules",
                Painted.of(
                        DraftFrame.text(files, RuleFileReader.fileOf(requirement)),
                        whole.map(ruleset -> rulesets.untried(ruleset, requirement))
                                .orElse(List.of()),
                        sentences));
        return "draft-requirement";
    }

    /**
     * One text of a file, to be changed.
     *
     * @param file the file
     * @param at where the text is in it: keys and positions, with slashes between
     */
    @GetMapping("/drafts/{id}/words")
    String words(@PathVariable UUID id, @RequestParam String file, @RequestParam String at, Model model) {
        RuleWords.Line line =
                RuleWords.line(file, at, drafts.files(drafts.find(id))).orElseThrow(NotFoundException::new);
        return words(id, line, line.text(), line.text(), Map.of(), model);
    }

    private String words(
            UUID id, RuleWords.Line line, String was, String typed, Map<String, String> errors, Model model) {
        frame.show(id, errors, model);
        model.addAttribute("line", line);
        model.addAttribute("typed", typed);
        model.addAttribute("theirs", line.text().isEmpty() || was.equals(line.text()) ? null : line.text());
        model.addAttribute(
                "choices",
                line.key().equals("strength")
                        ? Arrays.stream(Strength.values())
                                .map(each -> Choice.of(each.words(), each.words()))
                                .toList()
                        : null);
        return "draft-words";
    }

    @PostMapping("/drafts/{id}/words")
    String changeWords(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam String file,
            @RequestParam String at,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("why", why);
        // Somebody may have taken the text out meanwhile: then its place without a text.
        RuleWords.Line line = RuleWords.line(file, at, drafts.files(drafts.find(id)))
                .or(() -> RuleWords.place(file, at))
                .orElseThrow(NotFoundException::new);
        try {
            if (text.isBlank()) {
                throw new RefusedException("text", "refused.fill-in");
            }
            return frame.edited(
                    account,
                    id,
                    why,
                    RuleEdits.wording(
                            file, line.group(), line.key(), was.replace("\r\n", "\n"), text.replaceAll("\\s+", " ")),
                    "/drafts/" + id + line.page(),
                    then);
        } catch (RefusedException refused) {
            return words(id, line, was.replace("\r\n", "\n"), text, sentences.errors(refused), model);
        }
    }

    // Standards

    @GetMapping("/drafts/{id}/standards/{standard}")
    String standard(@PathVariable UUID id, @PathVariable String standard, Model model) {
        return standard(id, standard, Map.of(), model);
    }

    private String standard(UUID id, String standard, Map<String, String> errors, Model model) {
        RulesDraft draft = frame.show(
                id, errors, model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        SortedMap<String, byte[]> files = drafts.files(draft);
        DraftRulesets.Checked checked = rulesets.check(draft, files);
        Standard found = frame.catalogue(draft, checked).standard(standard).orElseThrow(NotFoundException::new);
        frame.showMistakes(draft, checked, model);
        model.addAttribute("standard", found);
        model.addAttribute(
                "ending",
                found.days()
                        .to()
                        .filter(day -> day.isAfter(LocalDate.now(clock)))
                        .isPresent());
        model.addAttribute("sections", RuleWords.ofStandard(found.id(), files));
        return "draft-standard";
    }

    /** Says that a standard is no longer asked from a day. */
    @PostMapping("/drafts/{id}/standards/{standard}/retire")
    String retire(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String standard,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("from", from);
        model.addAttribute("why", why);
        try {
            RefusedException.together(() -> day("from", from), () -> why(why));
            String here = "/drafts/" + id + "/standards/" + standard;
            return retire(account, id, List.of(standard), day("from", from), why, here, then);
        } catch (RefusedException refused) {
            return standard(id, standard, sentences.errors(refused), model);
        }
    }

    /** Says that a standard is asked on from the day on which it was to end. */
    @PostMapping("/drafts/{id}/standards/{standard}/ask-again")
    String askAgain(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String standard,
            Model model,
            RedirectAttributes then) {
        try {
            return frame.edited(
                    account,
                    id,
                    sentences.say("draft.ask-again.why", standard),
                    RuleEdits.askedAgain(standard),
                    "/drafts/" + id + "/standards/" + standard,
                    then);
        } catch (RefusedException refused) {
            return standard(id, standard, sentences.errors(refused), model);
        }
    }

    private String retire(
            Account account,
            UUID id,
            List<String> standards,
            LocalDate from,
            String why,
            String here,
            RedirectAttributes then) {
        return frame.edited(account, id, why, RuleEdits.retired(standards, from), here, then);
    }

    // Elements

    /** Every element whose standards are asked for, and how many they are. */
    @GetMapping("/drafts/{id}/elements")
    String elements(@PathVariable UUID id, Model model) {
        RulesDraft draft = frame.show(id, Map.of(), model);
        Catalogue catalogue = frame.catalogue(draft);
        model.addAttribute(
                "elements",
                catalogue.elements().stream()
                        .filter(each -> !standards(each.id(), catalogue).isEmpty())
                        .toList());
        model.addAttribute("added", added.of(draft));
        return "draft-elements";
    }

    /** Asks whether an element that the draft added is to be taken out again. */
    @GetMapping("/drafts/{id}/elements/{element}/remove")
    String askToRemove(@PathVariable UUID id, @PathVariable String element, Model model) {
        return askToRemove(id, element, Map.of(), model);
    }

    private String askToRemove(UUID id, String element, Map<String, String> errors, Model model) {
        RulesDraft draft =
                frame.show(id, errors, model, Link.to(sentences.say("draft.elements"), "/drafts/" + id + "/elements"));
        model.addAttribute(
                "element",
                added.of(draft).stream()
                        .filter(each -> each.id().equals(element))
                        .findFirst()
                        .orElseThrow(NotFoundException::new));
        return "draft-element-remove";
    }

    @PostMapping("/drafts/{id}/elements/{element}/remove")
    String remove(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String element,
            Model model,
            RedirectAttributes then) {
        try {
            return frame.edited(
                    account,
                    id,
                    sentences.say("draft.element.remove.why", element),
                    added.removal(drafts.find(id), element),
                    "/drafts/" + id,
                    then);
        } catch (RefusedException refused) {
            return askToRemove(id, element, sentences.errors(refused), model);
        }
    }

    private static List<Standard> standards(String element, Catalogue catalogue) {
        return catalogue.standards().stream()
                .filter(each -> each.element().equals(element))
                .toList();
    }

    @GetMapping("/drafts/{id}/elements/{element}")
    String element(@PathVariable UUID id, @PathVariable String element, Model model) {
        return element(id, element, Map.of(), model);
    }

    private String element(UUID id, String element, Map<String, String> errors, Model model) {
        RulesDraft draft =
                frame.show(id, errors, model, Link.to(sentences.say("draft.elements"), "/drafts/" + id + "/elements"));
        Catalogue catalogue = frame.catalogue(draft);
        model.addAttribute(
                "element",
                catalogue.elements().stream()
                        .filter(each -> each.id().equals(element))
                        .findFirst()
                        .orElseThrow(NotFoundException::new));
        model.addAttribute("standards", standards(element, catalogue));
        return "draft-element";
    }

    /** Says that no standard of an element is asked any more from a day; one that ends before keeps its day. */
    @PostMapping("/drafts/{id}/elements/{element}/retire")
    String retireElement(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String element,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        model.addAttribute("from", from);
        model.addAttribute("why", why);
        try {
            RefusedException.together(() -> day("from", from), () -> why(why));
            LocalDate day = day("from", from);
            List<String> asked = standards(element, frame.catalogue(drafts.find(id))).stream()
                    .filter(each ->
                            each.days().to().filter(to -> !to.isAfter(day)).isEmpty())
                    .map(Standard::id)
                    .toList();
            return retire(account, id, asked, day, why, "/drafts/" + id + "/elements/" + element, then);
        } catch (RefusedException refused) {
            return element(id, element, sentences.errors(refused), model);
        }
    }

    // A new requirement

    @GetMapping("/drafts/{id}/new-requirement")
    String newRequirement(@PathVariable UUID id, Model model) {
        return newRequirement(id, typed(Map.of()), Map.of(), model);
    }

    /** What was sent of a new requirement; what was left out is empty. */
    private static NewRequirement typed(Map<String, String> sent) {
        return new NewRequirement(
                sent.getOrDefault("title", ""),
                sent.getOrDefault("asks", ""),
                sent.getOrDefault("element", ""),
                sent.getOrDefault("group", ""),
                sent.getOrDefault("source", ""),
                sent.getOrDefault("section", ""),
                sent.getOrDefault("question", ""),
                sent.getOrDefault("met", ""),
                sent.getOrDefault("notMet", ""),
                sent.getOrDefault("remedy", ""));
    }

    private String newRequirement(UUID id, NewRequirement typed, Map<String, String> errors, Model model) {
        RulesDraft draft = frame.show(id, errors, model);
        Catalogue catalogue = frame.catalogue(draft);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "elements",
                catalogue.elements().stream()
                        .filter(each -> catalogue.standards().stream()
                                .anyMatch(standard -> standard.element().equals(each.id())))
                        .map(each -> Choice.of(each.id(), each.name()))
                        .toList());
        model.addAttribute(
                "groups",
                GROUPS.stream()
                        .map(each -> Choice.of(each, sentences.say("draft.group." + each)))
                        .toList());
        model.addAttribute(
                "courseSections",
                catalogue.questions().sections().stream()
                        .filter(each -> !each.list())
                        .map(each -> Choice.of(each.key(), each.title()))
                        .toList());
        return "draft-new-requirement";
    }

    @PostMapping("/drafts/{id}/new-requirement")
    String addRequirement(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes then) {
        NewRequirement typed = typed(sent);
        try {
            return frame.edited(
                    account,
                    id,
                    typed.title(),
                    typed.edit(sentences.say("draft.new.not-stated", typed.question()), sentences.say("draft.new.who")),
                    "/drafts/" + id + "/requirements/" + typed.id(),
                    then);
        } catch (RefusedException refused) {
            return newRequirement(id, typed, sentences.errors(refused), model);
        }
    }
}
