package org.touchstone.door.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.check.language.Completion;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftChange;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.OvertakenException;
import org.touchstone.policy.drafts.RulesArchive;
import org.touchstone.policy.drafts.RulesDraft;

/** The files of a draft as they are: one as text, or all as an archive. */
@Controller
class DraftFilePages {

    /** How much is looked at while somebody writes, and how much is said of it. */
    private static final int MOST_TYPED = 100_000;

    private static final int MOST_NEXT = 40;
    private static final int MOST_MARKED = 20;

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final DraftFrame frame;
    private final PageSentences sentences;

    DraftFilePages(Drafts drafts, DraftRulesets rulesets, DraftFrame frame, PageSentences sentences) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.frame = frame;
        this.sentences = sentences;
    }

    @GetMapping("/drafts/{id}/files")
    String files(@PathVariable UUID id, Model model) {
        return files(id, Map.of(), model);
    }

    private String files(UUID id, Map<String, String> errors, Model model) {
        RulesDraft draft = frame.show(id, errors, model);
        model.addAttribute("files", drafts.files(draft).keySet());
        return "draft-files";
    }

    @GetMapping("/drafts/{id}/rules.zip")
    ResponseEntity<byte[]> archive(@PathVariable UUID id) {
        return Downloads.file(RulesArchive.pack(drafts.files(drafts.find(id))), "rules.zip", "application/zip");
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
            return files(id, Map.of("file", sentences.say("refused.archive-missing")), model);
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(RulesArchive.MOST_BYTES + 1);
            if (bytes.length > RulesArchive.MOST_BYTES) {
                throw new RefusedException("file", "refused.archive-large");
            }
            return frame.edited(
                    account, id, sentences.say("draft.archive.file"), RulesArchive.edit(bytes), "/drafts/" + id, then);
        } catch (RefusedException refused) {
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
        RulesDraft draft =
                frame.show(id, errors, model, Link.to(sentences.say("draft.files"), "/drafts/" + id + "/files"));
        SortedMap<String, byte[]> files = drafts.files(draft);
        if (!files.containsKey(path) && typed == null && !path.endsWith("/examples.yaml")) {
            throw new NotFoundException();
        }
        String text = DraftFrame.text(files, path);
        DraftRulesets.Checked checked = rulesets.check(draft, files);
        List<Mistake> mistakes = checked.mistakes();
        model.addAttribute("called", frame.fileNames(draft, checked));
        String requirement = path.substring(0, Math.max(0, path.indexOf('/')));
        model.addAttribute(
                "remarks",
                checked.ruleset()
                        .filter(ruleset -> drafts.requirements(draft).contains(requirement))
                        .map(ruleset -> rulesets.remarks(ruleset, List.of(requirement)))
                        .orElse(List.of()));
        model.addAttribute("path", path);
        model.addAttribute("text", typed == null ? text : typed);
        model.addAttribute("unseen", unseen);
        model.addAttribute("now", unseen == null ? null : text);
        model.addAttribute(
                "seen", drafts.lastChange(draft, path).map(DraftChange::number).orElse(0));
        model.addAttribute("mistakes", marked(mistakes, path, text));
        model.addAttribute("sentences", path.endsWith("/rules.dslr"));
        return "draft-file";
    }

    private static List<Marked> marked(List<Mistake> mistakes, String path, String text) {
        List<String> lines = text.lines().toList();
        return mistakes.stream()
                .filter(mistake -> mistake.file().equals(path))
                .map(mistake -> new Marked(
                        mistake.line(),
                        mistake.line() <= lines.size()
                                ? lines.get(mistake.line() - 1).strip()
                                : "",
                        mistake.what(),
                        mistake.todo()))
                .toList();
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

    /**
     * What may be written next in a text of rules, and what is wrong in it.
     *
     * @param next what may be written, each with where the words begin that it takes the place of
     * @param mistakes what is wrong, each with its line
     * @param said both in a sentence
     */
    public record Typed(List<Completion> next, List<Marked> mistakes, String said) {}

    /** Looks at a text of rules while somebody writes it. Nothing is kept. */
    @PostMapping("/drafts/{id}/typed")
    @ResponseBody
    Typed typed(
            @PathVariable UUID id,
            @RequestParam String path,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int at) {
        Ruleset ruleset = frame.readable(drafts.find(id));
        String plain = text.replace("\r\n", "\n");
        String requirement = path.substring(0, Math.max(0, path.indexOf('/')));
        if (!path.equals(RuleFileReader.fileOf(requirement))
                || ruleset.catalogue().requirement(requirement).isEmpty()) {
            throw new NotFoundException();
        }
        if (plain.length() > MOST_TYPED) {
            return new Typed(List.of(), List.of(), sentences.say("draft.typed.too-long"));
        }
        RuleFileReader reader = new RuleFileReader(ruleset.catalogue(), ruleset.language());
        List<Mistake> mistakes = new ArrayList<>();
        reader.read(requirement, plain.getBytes(StandardCharsets.UTF_8), List.of(), mistakes);
        List<Completion> next = reader.complete(requirement, plain, Math.max(0, Math.min(at, plain.length())));
        List<Completion> some = next.subList(0, Math.min(MOST_NEXT, next.size()));
        List<Marked> wrong = marked(mistakes, path, plain);
        return new Typed(
                some,
                wrong.subList(0, Math.min(MOST_MARKED, wrong.size())),
                sentences.say("draft.typed.said", wrong.size(), some.size()));
    }

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
            RulesDraft draft = drafts.find(id);
            boolean wrong = rulesets.check(draft, drafts.files(draft)).mistakes().stream()
                    .anyMatch(mistake -> mistake.file().equals(path));
            then.addFlashAttribute("done", sentences.say(wrong ? "draft.saved-with-mistakes" : "draft.saved"));
            return "redirect:/drafts/" + id + "/file?path=" + path;
        } catch (OvertakenException e) {
            return file(id, path, plain, e.change(), Map.of("text", sentences.say("draft.overtaken")), model);
        } catch (RefusedException refused) {
            return file(id, path, plain, null, sentences.errors(refused), model);
        }
    }
}
