package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.author.pages.ShownMessage;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdit;
import org.touchstone.policy.drafts.RuleWords;
import org.touchstone.policy.drafts.RulesDraft;

/** What the pages on which a draft is changed have in common. */
@Component
class DraftFrame {

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final StoredRulesets stored;
    private final PageSentences sentences;

    DraftFrame(Drafts drafts, DraftRulesets rulesets, StoredRulesets stored, PageSentences sentences) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.stored = stored;
        this.sentences = sentences;
    }

    /** The draft as it stands, or as it began while there are mistakes in it: what can be changed has to be shown. */
    Ruleset readable(RulesDraft draft) {
        return checked(draft)
                .ruleset()
                .orElseGet(() -> stored.named(draft.base()).orElseThrow(NotFoundException::new));
    }

    /** What a draft comes to. */
    DraftRulesets.Checked checked(RulesDraft draft) {
        return rulesets.check(draft, drafts.files(draft));
    }

    /** The requirements, standards and tables of a draft; as it began while there are mistakes in these. */
    Catalogue catalogue(RulesDraft draft) {
        return catalogue(draft, checked(draft));
    }

    /** The same of a draft that comes to this. */
    Catalogue catalogue(RulesDraft draft, DraftRulesets.Checked checked) {
        return checked.catalogue()
                .orElseGet(() -> stored.named(draft.base())
                        .orElseThrow(NotFoundException::new)
                        .catalogue());
    }

    /**
     * The same as they stand, for what replaces more than a person has typed: what the draft began from must not come back unseen.
     *
     * @throws RefusedException while there are mistakes in them
     */
    Catalogue whole(RulesDraft draft) {
        return checked(draft).catalogue().orElseThrow(() -> new RefusedException("", "refused.draft-has-mistakes"));
    }

    /** What people call the files of a draft that comes to this. */
    FileNames fileNames(RulesDraft draft, DraftRulesets.Checked checked) {
        return new FileNames(catalogue(draft, checked), sentences);
    }

    /**
     * A mistake, and the way to where it is.
     *
     * @param where the file and the line, in words
     * @param address the page on which the file can be changed
     * @param what what is wrong
     * @param todo what to do
     */
    public record Wrong(String where, String address, String what, String todo) {}

    /** What is wrong in the files of a draft, each with the page on which it is put right. */
    List<Wrong> mistakes(RulesDraft draft, FileNames called, List<Mistake> mistakes) {
        if (mistakes.isEmpty()) {
            return List.of();
        }
        SortedMap<String, byte[]> files = drafts.files(draft);
        return mistakes.stream()
                .map(mistake -> {
                    Optional<RuleWords.Line> text = RuleWords.onLine(mistake.file(), mistake.line(), files);
                    return new Wrong(
                            text.map(line -> sentences.say(
                                            "draft.where.text",
                                            called.of(mistake.file()),
                                            sentences.sayOr("draft.key." + line.key(), line.key())))
                                    .orElseGet(() ->
                                            sentences.say("draft.where", called.of(mistake.file()), mistake.line())),
                            "/drafts/" + draft.id()
                                    + text.map(line -> "/words?file=" + line.file() + "&at=" + line.at())
                                            .orElse("/file?path=" + mistake.file()),
                            mistake.what(),
                            mistake.todo());
                })
                .toList();
    }

    /** Says on a page what is wrong in the files of its draft. */
    void showMistakes(RulesDraft draft, DraftRulesets.Checked checked, Model model) {
        model.addAttribute("mistakes", mistakes(draft, fileNames(draft, checked), checked.mistakes()));
    }

    /** Shows a page below a draft. */
    RulesDraft show(UUID id, Map<String, String> errors, Model model, Link... between) {
        RulesDraft draft = drafts.find(id);
        List<Link> trail = new ArrayList<>(DraftPages.trail(sentences, DraftPages.link(draft)));
        trail.addAll(List.of(between));
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        model.addAttribute("trail", trail);
        return draft;
    }

    /**
     * Makes an edit, and goes on to a page.
     *
     * @throws RefusedException where it is refused, with what to say at the form
     */
    String edited(Account account, UUID id, String why, RuleEdit edit, String then, RedirectAttributes flash) {
        try {
            int changed = drafts.edit(account, id, why, edit);
            if (checked(drafts.find(id)).mistakes().isEmpty()) {
                flash.addFlashAttribute("done", sentences.say(changed == 0 ? "draft.nothing-new" : "draft.saved"));
            } else {
                flash.addFlashAttribute("noted", sentences.say("draft.saved-with-mistakes"));
            }
            return "redirect:" + then;
        } catch (MistakesException e) {
            throw new RefusedException("", "refused.file-unreadable");
        }
    }

    /** The parts of a requirement to choose from, each with what it asks on a day. */
    static List<Choice> parts(Requirement requirement, Catalogue catalogue, LocalDate day) {
        ShownMessage shown = ShownMessage.on(day, catalogue);
        return requirement.parts().stream()
                .map(each -> Choice.of(each.id(), shown.of(each.asks(), each)))
                .toList();
    }

    /** What people call a part, by its key: the title of its requirement, and what it asks on a day; the key where no rules have it. */
    String named(String part, LocalDate day, RulesDraft draft) {
        String requirement = part.replaceFirst("/.*", "");
        return Stream.of(
                        catalogue(draft),
                        stored.named(drafts.comparedWith(draft)).orElseThrow().catalogue())
                .map(catalogue -> catalogue.on(day))
                .flatMap(catalogue -> catalogue.requirement(requirement).stream()
                        .flatMap(found -> found.parts().stream()
                                .filter(each -> each.key().equals(part))
                                .map(each -> found.title() + ": "
                                        + ShownMessage.on(day, catalogue).of(each.asks(), each))))
                .findFirst()
                .orElse(part);
    }

    /** What a file holds; nothing where there is none. */
    static String text(SortedMap<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }
}
