package org.touchstone.door.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.Draft;
import org.touchstone.policy.drafts.DraftChange;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.NewRequirement;
import org.touchstone.policy.drafts.OvertakenException;
import org.touchstone.policy.drafts.RuleEdit;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RuleWords;
import org.touchstone.policy.drafts.RulesArchive;

/** Where a draft of the rules is changed: numbers, words, sentences, standards, requirements, and any file as it is. */
@Controller
class DraftEditPages {

    private static final List<String> GROUPS = List.of("DES", "DEL", "MON", "SUS");

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final StoredRulesets stored;
    private final PageSentences sentences;
    private final Clock clock;

    DraftEditPages(Drafts drafts, DraftRulesets rulesets, StoredRulesets stored, PageSentences sentences, Clock clock) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.stored = stored;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** The draft as it stands, or as it began while there are mistakes in it: what can be changed has to be shown. */
    private Ruleset readable(Draft draft) {
        return rulesets.check(draft, drafts.files(draft))
                .ruleset()
                .orElseGet(() -> stored.named(draft.base()).orElseThrow(NotFoundException::new));
    }

    private Draft frame(UUID id, Map<String, String> errors, Model model, Link... between) {
        Draft draft = drafts.find(id);
        List<Link> trail = new ArrayList<>(DraftPages.trail(sentences, DraftPages.link(draft)));
        trail.addAll(List.of(between));
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        model.addAttribute("trail", trail);
        return draft;
    }

    /** Makes an edit, and goes on to a page; or shows the form again with what is wrong. */
    private String edited(Account account, UUID id, String why, RuleEdit edit, String then, RedirectAttributes flash)
            throws AccountRefusedException {
        try {
            int changed = drafts.edit(account, id, why, edit);
            flash.addFlashAttribute("done", sentences.say(changed == 0 ? "draft.nothing-new" : "draft.saved"));
            return "redirect:" + then;
        } catch (MistakesException e) {
            throw new AccountRefusedException("", "refused.file-unreadable");
        }
    }

    // Numbers

    @GetMapping("/drafts/{id}/numbers")
    String numbers(@PathVariable UUID id, Model model) {
        Draft draft = frame(id, Map.of(), model);
        Catalogue catalogue = readable(draft).catalogue();
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("numbers", catalogue.parameters());
        return "draft-numbers";
    }

    @GetMapping("/drafts/{id}/numbers/{requirement}")
    String number(@PathVariable UUID id, @PathVariable String requirement, @RequestParam String name, Model model) {
        return number(id, requirement, name, Map.of(), model);
    }

    private String number(UUID id, String requirement, String name, Map<String, String> errors, Model model) {
        Draft draft = frame(id, errors, model, Link.to(sentences.say("draft.numbers"), "/drafts/" + id + "/numbers"));
        Catalogue catalogue = readable(draft).catalogue();
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
            Model model,
            RedirectAttributes then) {
        model.addAttribute("value", value);
        model.addAttribute("from", from);
        model.addAttribute("source", source);
        try {
            return edited(
                    account,
                    id,
                    source,
                    RuleEdits.number(
                            requirement,
                            name,
                            value.isBlank() ? RuleEdits.NOT_SET : value.strip(),
                            day("from", from),
                            source),
                    "/drafts/" + id + "/numbers",
                    then);
        } catch (AccountRefusedException refused) {
            return number(id, requirement, name, sentences.errors(refused), model);
        }
    }

    /** A day that somebody typed, not in the past. */
    private LocalDate day(String field, String typed) {
        LocalDate day =
                TypedText.day(typed).orElseThrow(() -> new AccountRefusedException(field, "refused.decision-day"));
        if (day.isBefore(LocalDate.now(clock))) {
            throw new AccountRefusedException(field, "refused.day-has-passed");
        }
        return day;
    }

    // Requirements and their words

    /**
     * Every requirement, or those in which some words are.
     *
     * @param words what to look for in anything that a requirement says; empty for all
     */
    @GetMapping("/drafts/{id}/requirements")
    String requirements(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, Model model) {
        Draft draft = frame(id, Map.of(), model);
        SortedMap<String, byte[]> files = drafts.files(draft);
        String wanted = words.strip().toLowerCase(Locale.UK);
        model.addAttribute("words", words);
        model.addAttribute(
                "requirements",
                readable(draft).catalogue().requirements().stream()
                        .filter(each -> wanted.isEmpty() || says(each, wanted, files))
                        .toList());
        return "draft-requirements";
    }

    private static boolean says(Requirement requirement, String wanted, SortedMap<String, byte[]> files) {
        return requirement.covers().stream()
                        .anyMatch(row -> row.standard().toLowerCase(Locale.UK).equals(wanted))
                || files.subMap(requirement.id() + "/", requirement.id() + "0").values().stream()
                        .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8)
                                .toLowerCase(Locale.UK)
                                .replaceAll("\\s+", " ")
                                .contains(wanted));
    }

    @GetMapping("/drafts/{id}/requirements/{requirement}")
    String requirement(@PathVariable UUID id, @PathVariable String requirement, Model model) {
        Draft draft = frame(
                id, Map.of(), model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        Ruleset ruleset = readable(draft);
        Requirement found = ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new);
        SortedMap<String, byte[]> files = drafts.files(draft);
        model.addAttribute("requirement", found);
        model.addAttribute("sections", RuleWords.of(found.id() + "/requirement.yaml", files));
        model.addAttribute(
                "standards",
                found.covers().stream()
                        .map(Coverage::standard)
                        .flatMap(standard -> ruleset.catalogue().standard(standard).stream())
                        .toList());
        model.addAttribute(
                "numbers",
                ruleset.catalogue().parameters().stream()
                        .filter(each -> each.requirement().equals(found.id()))
                        .toList());
        model.addAttribute("rules", text(files, RuleFileReader.fileOf(found.id())));
        return "draft-requirement";
    }

    private static String text(SortedMap<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    /**
     * One text of a file, to be changed.
     *
     * @param file the file
     * @param at where the text is in it: keys and positions, with slashes between
     */
    @GetMapping("/drafts/{id}/words")
    String words(@PathVariable UUID id, @RequestParam String file, @RequestParam String at, Model model) {
        return words(id, file, at, null, Map.of(), model);
    }

    private String words(
            UUID id, String file, String at, @Nullable String typed, Map<String, String> errors, Model model) {
        Draft draft = frame(id, errors, model);
        RuleWords.Line line = RuleWords.line(file, at, drafts.files(draft)).orElseThrow(NotFoundException::new);
        model.addAttribute("line", line);
        model.addAttribute("typed", typed == null ? line.text() : typed);
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
        RuleWords.Line line =
                RuleWords.line(file, at, drafts.files(drafts.find(id))).orElseThrow(NotFoundException::new);
        try {
            if (text.isBlank()) {
                throw new AccountRefusedException("text", "refused.fill-in");
            }
            return edited(
                    account,
                    id,
                    why,
                    RuleEdits.wording(
                            file, line.group(), line.key(), was.replace("\r\n", "\n"), text.replaceAll("\\s+", " ")),
                    "/drafts/" + id + line.page(),
                    then);
        } catch (AccountRefusedException refused) {
            return words(id, file, at, text, sentences.errors(refused), model);
        }
    }

    // Standards

    @GetMapping("/drafts/{id}/standards/{standard}")
    String standard(@PathVariable UUID id, @PathVariable String standard, Model model) {
        return standard(id, standard, Map.of(), model);
    }

    private String standard(UUID id, String standard, Map<String, String> errors, Model model) {
        Draft draft = frame(
                id, errors, model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        Standard found = readable(draft).catalogue().standard(standard).orElseThrow(NotFoundException::new);
        model.addAttribute("standard", found);
        model.addAttribute("sections", RuleWords.ofStandard(found.id(), drafts.files(draft)));
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
            LocalDate day = day("from", from);
            if (why.isBlank()) {
                throw new AccountRefusedException("why", "refused.reason-missing");
            }
            return edited(
                    account,
                    id,
                    why,
                    RuleEdits.retired(standard, day),
                    "/drafts/" + id + "/standards/" + standard,
                    then);
        } catch (AccountRefusedException refused) {
            return standard(id, standard, sentences.errors(refused), model);
        }
    }

    // A new requirement

    @GetMapping("/drafts/{id}/new-requirement")
    String newRequirement(@PathVariable UUID id, Model model) {
        return newRequirement(id, new NewRequirement("", "", "", "", "", "", "", "", "", ""), Map.of(), model);
    }

    private String newRequirement(UUID id, NewRequirement typed, Map<String, String> errors, Model model) {
        Draft draft = frame(id, errors, model);
        Catalogue catalogue = readable(draft).catalogue();
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
            @ModelAttribute NewRequirement typed,
            Model model,
            RedirectAttributes then) {
        try {
            return edited(
                    account, id, typed.title(), typed.edit(), "/drafts/" + id + "/requirements/" + typed.id(), then);
        } catch (AccountRefusedException refused) {
            return newRequirement(id, typed, sentences.errors(refused), model);
        }
    }

    // Sentences, put together by choosing

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
        String longer = (sentence + " " + (next.isEmpty() ? typed : next)).strip();
        if (!keep.isEmpty() && !longer.isEmpty()) {
            whole.add(longer);
            longer = "";
        }
        return rule(id, requirement, new NewRule(name, part, whole, longer, conclusion), Map.of(), model);
    }

    private String rule(UUID id, String requirement, NewRule rule, Map<String, String> errors, Model model) {
        Draft draft = frame(
                id, errors, model, Link.to(sentences.say("draft.requirements"), "/drafts/" + id + "/requirements"));
        Ruleset ruleset = readable(draft);
        Requirement found = ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new);
        Part part = found.parts().stream()
                .filter(each -> each.id().equals(rule.part()))
                .findFirst()
                .orElse(found.parts().get(0));
        RuleFileReader reader = new RuleFileReader(ruleset.catalogue(), ruleset.language());
        model.addAttribute("requirement", found);
        model.addAttribute("rule", rule);
        model.addAttribute("part", part.id());
        model.addAttribute(
                "parts",
                found.parts().stream()
                        .map(each -> Choice.of(each.id(), each.asks()))
                        .toList());
        model.addAttribute("following", reader.mayFollow(rule.sentence(), part));
        model.addAttribute("whole", isWhole(rule.sentence(), part, reader));
        model.addAttribute(
                "conclusions",
                List.of(
                                "It is met",
                                "It is not met",
                                "A reviewer judges it",
                                "The statements conflict",
                                "It does not apply")
                        .stream()
                        .map(each -> Choice.of(each, each))
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
            if (conclusion.isEmpty()) {
                throw new AccountRefusedException("conclusion", "refused.fill-in");
            }
            if (whole.isEmpty()) {
                throw new AccountRefusedException("typed", "refused.rule-empty");
            }
            return edited(
                    account,
                    id,
                    name,
                    RuleEdits.rule(requirement, name, part, whole, conclusion),
                    "/drafts/" + id + "/requirements/" + requirement,
                    then);
        } catch (AccountRefusedException refused) {
            return rule(
                    id, requirement, new NewRule(name, part, whole, "", conclusion), sentences.errors(refused), model);
        }
    }

    // Any file as it is

    @GetMapping("/drafts/{id}/files")
    String files(@PathVariable UUID id, Model model) {
        return files(id, Map.of(), model);
    }

    private String files(UUID id, Map<String, String> errors, Model model) {
        Draft draft = frame(id, errors, model);
        model.addAttribute("files", drafts.files(draft).keySet());
        return "draft-files";
    }

    @GetMapping("/drafts/{id}/rules.zip")
    ResponseEntity<byte[]> archive(@PathVariable UUID id) {
        return CoursePages.download(RulesArchive.pack(drafts.files(drafts.find(id))), "rules.zip", "application/zip");
    }

    /** Puts an archive in the place of all files. */
    @PostMapping("/drafts/{id}/archive")
    String bring(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return files(id, Map.of("file", sentences.say("sheet.none")), model);
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(RulesArchive.MOST_BYTES + 1);
            if (bytes.length > RulesArchive.MOST_BYTES) {
                throw new AccountRefusedException("file", "refused.archive-large");
            }
            return edited(
                    account, id, sentences.say("draft.archive.file"), RulesArchive.edit(bytes), "/drafts/" + id, then);
        } catch (AccountRefusedException refused) {
            return files(id, sentences.errors(refused), model);
        } catch (MistakesException e) {
            model.addAttribute("brought", e.lines());
            return files(id, Map.of("file", sentences.say("refused.archive-broken")), model);
        }
    }

    @GetMapping("/drafts/{id}/file")
    String file(@PathVariable UUID id, @RequestParam String path, Model model) {
        return file(id, path, null, null, Map.of(), model);
    }

    private String file(
            UUID id,
            String path,
            @Nullable String typed,
            @Nullable DraftChange unseen,
            Map<String, String> errors,
            Model model) {
        Draft draft = frame(id, errors, model, Link.to(sentences.say("draft.files"), "/drafts/" + id + "/files"));
        SortedMap<String, byte[]> files = drafts.files(draft);
        if (!files.containsKey(path) && typed == null && !path.endsWith("/examples.yaml")) {
            throw new NotFoundException();
        }
        String text = text(files, path);
        List<Mistake> mistakes = rulesets.check(draft, files).mistakes();
        model.addAttribute("path", path);
        model.addAttribute("text", typed == null ? text : typed);
        model.addAttribute("unseen", unseen);
        model.addAttribute("now", unseen == null ? null : text);
        model.addAttribute(
                "seen", drafts.lastChange(draft, path).map(DraftChange::number).orElse(0));
        List<String> lines = text.lines().toList();
        model.addAttribute(
                "mistakes",
                mistakes.stream()
                        .filter(mistake -> mistake.file().equals(path))
                        .map(mistake -> new Marked(
                                mistake.line(),
                                mistake.line() <= lines.size()
                                        ? lines.get(mistake.line() - 1).strip()
                                        : "",
                                mistake.what(),
                                mistake.todo()))
                        .toList());
        return "draft-file";
    }

    /**
     * A mistake beside the line that it is in.
     *
     * @param number the number of the line
     * @param line what stands there
     * @param what what is wrong
     * @param todo what to do
     */
    public record Marked(int number, String line, String what, String todo) {}

    @PostMapping("/drafts/{id}/file")
    String write(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam String path,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes then) {
        String plain = text.replace("\r\n", "\n");
        model.addAttribute("why", why);
        try {
            drafts.write(
                    account,
                    id,
                    path,
                    seen,
                    why,
                    Optional.of((plain.endsWith("\n") ? plain : plain + "\n").getBytes(StandardCharsets.UTF_8)));
            Draft draft = drafts.find(id);
            boolean wrong = rulesets.check(draft, drafts.files(draft)).mistakes().stream()
                    .anyMatch(mistake -> mistake.file().equals(path));
            then.addFlashAttribute("done", sentences.say(wrong ? "draft.saved-with-mistakes" : "draft.saved"));
            return "redirect:/drafts/" + id + "/file?path=" + path;
        } catch (OvertakenException e) {
            return file(id, path, plain, e.change(), Map.of("text", sentences.say("draft.overtaken")), model);
        } catch (AccountRefusedException refused) {
            return file(id, path, plain, null, sentences.errors(refused), model);
        }
    }
}
