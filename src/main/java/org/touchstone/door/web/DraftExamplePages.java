package org.touchstone.door.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.ReportedCourse;
import org.touchstone.author.examples.SmallestExample;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.form.TypedText;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.web.parts.Link;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/** Where an example is made of a course: one that a comparison shows, or one in a file. */
@Controller
class DraftExamplePages {

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final StoredRulesets stored;
    private final Impacts impacts;
    private final DraftFrame frame;
    private final PageSentences sentences;

    DraftExamplePages(
            Drafts drafts,
            DraftRulesets rulesets,
            StoredRulesets stored,
            Impacts impacts,
            DraftFrame frame,
            PageSentences sentences) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.stored = stored;
        this.impacts = impacts;
        this.frame = frame;
        this.sentences = sentences;
    }

    /**
     * What was sent.
     *
     * @param name what the example is to be called
     * @param part the part whose result it shows
     * @param about what of the course it is shown of; empty for whatever matters most
     * @param asOf the day that it is to be assessed as of; empty for the day of the comparison, or of all other examples
     * @param impact the comparison that shows the course; null where it is in a file
     * @param version the version of the course that the comparison shows
     */
    record NewExample(
            String name,
            String part,
            String about,
            String asOf,
            @Nullable UUID impact,
            @Nullable UUID version) {}

    @GetMapping("/drafts/{id}/requirements/{requirement}/example")
    String example(
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(required = false) @Nullable UUID impact,
            @RequestParam(required = false) @Nullable UUID version,
            Model model) {
        return example(id, requirement, new NewExample(name, part, about, "", impact, version), Map.of(), model);
    }

    private String example(UUID id, String requirement, NewExample typed, Map<String, String> errors, Model model) {
        String all = "/drafts/" + id + "/requirements";
        RulesDraft draft = frame.show(id, errors, model, Link.to(sentences.say("draft.requirements"), all));
        Catalogue catalogue = frame.catalogue(draft);
        Requirement found = catalogue.requirement(requirement).orElseThrow(NotFoundException::new);
        model.addAttribute("requirement", found);
        model.addAttribute("typed", typed);
        model.addAttribute("usual", ExampleRunner.AS_OF);
        model.addAttribute("parts", DraftFrame.parts(found, catalogue, ExampleRunner.AS_OF));
        return "draft-new-example";
    }

    @PostMapping("/drafts/{id}/requirements/{requirement}/example")
    String add(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(required = false) @Nullable UUID impact,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        NewExample typed = new NewExample(name, part, about, asOf, impact, version);
        try {
            if (name.isBlank()) {
                throw new RefusedException("name", "refused.fill-in");
            }
            RulesDraft draft = drafts.find(id);
            Ruleset ruleset = rulesets.check(draft, drafts.files(draft))
                    .ruleset()
                    .orElseThrow(() -> new RefusedException("", "refused.draft-has-mistakes"));
            Requirement found = ruleset.catalogue().requirement(requirement).orElseThrow(NotFoundException::new);
            if (found.parts().stream().noneMatch(each -> each.id().equals(part))) {
                throw new RefusedException("part", "refused.fill-in");
            }
            String called = name.strip().replaceAll("\\s+", " ");
            Optional<String> shownOf = Optional.of(about).filter(each -> !each.isEmpty());
            byte[] course = impact == null || version == null ? sent(file) : shown(draft, impact, version);
            LocalDate day =
                    impact == null ? day(asOf) : dayOf(impacts.find(impact).asOf(), ruleset.catalogue());
            Optional<ReportedCourse> reported =
                    ReportedCourse.read(course, ruleset.catalogue().questions());
            Example example = (reported.isPresent()
                            ? SmallestExample.of(
                                    ruleset,
                                    day,
                                    found,
                                    part,
                                    shownOf,
                                    called,
                                    believed(reported.get(), requirement + "/" + part, ruleset))
                            : SmallestExample.of(ruleset, day, found, part, shownOf, called, course))
                    .orElseThrow(() ->
                            new RefusedException(version == null ? "file" : "name", "refused.example-shows-nothing"));
            return frame.edited(
                    account,
                    id,
                    name,
                    RuleEdits.example(example),
                    "/drafts/" + id + "/examples?requirement=" + requirement,
                    then);
        } catch (RefusedException refused) {
            return example(id, requirement, typed, sentences.errors(refused), model);
        } catch (MistakesException e) {
            model.addAttribute("brought", e.lines());
            return example(id, requirement, typed, Map.of("file", sentences.say("refused.course-unreadable")), model);
        }
    }

    private static LocalDate day(String typed) {
        return typed.isBlank()
                ? ExampleRunner.AS_OF
                : TypedText.day(typed).orElseThrow(() -> new RefusedException("asOf", "refused.decision-day"));
    }

    /** The day of all examples where the same holds on it, so that an example names a day only where that matters. */
    private static LocalDate dayOf(LocalDate compared, Catalogue catalogue) {
        boolean same = catalogue.on(compared).equals(catalogue.on(ExampleRunner.AS_OF))
                && catalogue.parameters(compared).equals(catalogue.parameters(ExampleRunner.AS_OF))
                && catalogue.specialParameters(compared).equals(catalogue.specialParameters(ExampleRunner.AS_OF));
        return same ? ExampleRunner.AS_OF : compared;
    }

    /** The course of a report, where the report holds enough of it: what it says of the part comes out of that course again. */
    private Node.Entries believed(ReportedCourse reported, String part, Ruleset draft) {
        Ruleset then = stored.named(reported.ruleset()).orElse(draft);
        if (!reported.comesOutAsReported(then, part)) {
            throw new RefusedException("file", "refused.report-too-little");
        }
        return reported.course();
    }

    private static byte[] sent(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new RefusedException("file", "refused.course-missing");
        }
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(ReportedCourse.MOST_BYTES + 1);
        }
    }

    private byte[] shown(RulesDraft draft, UUID impactId, UUID version) {
        Impact impact = impacts.find(impactId);
        if (!impact.draft().equals(draft.id())) {
            throw new NotFoundException();
        }
        return impacts.file(impact, version).orElseThrow(NotFoundException::new).getBytes(StandardCharsets.UTF_8);
    }
}
