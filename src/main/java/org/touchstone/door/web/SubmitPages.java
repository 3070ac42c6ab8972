package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.ReadableAnswers;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.web.parts.Choice;

/** The end of a provider's work on a version: every answer once more, what is unsaid, a declaration, and what happens next. */
@Controller
class SubmitPages {

    private static final int WHY_AT_MOST = 2_000;

    private final Courses courses;
    private final Versions versions;
    private final Submitter submitter;
    private final Organisations organisations;
    private final DraftEditing editing;
    private final CourseTasks tasks;
    private final Citations citations;
    private final Documents documents;
    private final PageSentences sentences;
    private final SavedMeanwhile meanwhile;

    SubmitPages(
            Courses courses,
            Versions versions,
            Submitter submitter,
            Organisations organisations,
            DraftEditing editing,
            CourseTasks tasks,
            Citations citations,
            Documents documents,
            PageSentences sentences,
            SavedMeanwhile meanwhile) {
        this.courses = courses;
        this.versions = versions;
        this.submitter = submitter;
        this.organisations = organisations;
        this.editing = editing;
        this.tasks = tasks;
        this.citations = citations;
        this.documents = documents;
        this.sentences = sentences;
        this.meanwhile = meanwhile;
    }

    /** Where the answers of a page of the form are read before they are submitted. */
    static String address(Course course, FormLink link) {
        return "/courses/" + course.id() + "/submit#answers-" + link.section();
    }

    @GetMapping("/courses/{id}/submit")
    String submit(@AuthenticationPrincipal Account account, @PathVariable UUID id, Model model) {
        return submit(account, courses.find(account, id), Map.of(), model);
    }

    private String submit(Account account, Course course, Map<String, String> errors, Model model) {
        Revision revision = courses.latest(course);
        Map<String, String> all = new LinkedHashMap<>(errors);
        try {
            DraftEditing.Opened opened = editing.open(revision);
            CourseForm form = opened.form();
            Function<FormLink, String> address = CourseTasks.from("submit", course);
            ReadableAnswers answers = ReadableAnswers.of(form, link -> documents.keeps(course.organisationId(), link));
            model.addAttribute("answers", answers);
            model.addAttribute("addresses", answers.links().stream().collect(Collectors.toMap(link -> link, address)));
            model.addAttribute(
                    "providerAddress",
                    address.apply(FormLink.section("provider").at("name")));
            model.addAttribute("leftOut", tasks.leftOut(course, form, address));
            List<CitationCheck> cited =
                    citations.checkDraft(course.organisationId(), form.draft().readable());
            model.addAttribute("citations", cited);
            model.addAttribute("citationLinks", CourseTasks.links(form, cited, address));
            model.addAttribute("outcome", opened.report().inShort());
            model.addAttribute("otherName", otherName(account, form));
            if (!form.mistakes().isEmpty()) {
                all.put("left-out", sentences.say("submit.unreadable"));
            }
        } catch (UnreadableDraftException e) {
            all.put("main", sentences.say("submit.unreadable"));
        }
        model.addAttribute("errors", all);
        model.addAttribute("course", course);
        model.addAttribute("revision", revision);
        model.addAttribute("declarations", List.of(new Choice("yes", declaration(account), null)));
        model.addAttribute("trail", sentences.trail(course));
        return "submit";
    }

    private String declaration(Account account) {
        return sentences.say("submit.declaration", organisation(account));
    }

    private String organisation(Account account) {
        return account.organisation()
                .flatMap(organisations::byId)
                .map(Organisation::name)
                .orElse("");
    }

    /** What is pointed out where the answers call the organisation otherwise than the account does; empty where not. */
    private String otherName(Account account, CourseForm form) {
        String said = form.draft().provider();
        String known = organisation(account);
        return said.isEmpty() || tidy(said).equals(tidy(known)) ? "" : sentences.say("submit.other-name", said, known);
    }

    private static String tidy(String name) {
        return CleanText.plain(name).strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
    }

    @PostMapping("/courses/{id}/submit")
    String submit(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String declared,
            Model model,
            RedirectAttributes then) {
        Course course = courses.find(account, id);
        model.addAttribute("why", why);
        model.addAttribute("declared", List.of(declared));
        Map<String, String> errors = new LinkedHashMap<>();
        if (why.length() > WHY_AT_MOST) {
            errors.put("why", sentences.say("submit.why-long"));
        }
        if (!declared.equals("yes")) {
            errors.put("declared", sentences.say("submit.declare"));
        }
        if (!errors.isEmpty()) {
            return submit(account, course, errors, model);
        }
        try {
            SubmittedVersion version = submitter.submit(account, course, base, why.strip(), declaration(account));
            return "redirect:" + submitted(course, version);
        } catch (OutdatedException e) {
            return submit(
                    account, course, Map.of("main", meanwhile.say("submit.outdated", account, course, base)), model);
        } catch (MistakesException e) {
            return submit(account, course, Map.of(), model);
        } catch (RefusedException refused) {
            if (!refused.messageKey().equals(Submitter.NOTHING_CHANGED)) {
                return submit(account, course, sentences.errors(refused), model);
            }
            SubmittedVersion version = versions.of(course).get(0);
            then.addFlashAttribute("already", true);
            return "redirect:" + submitted(course, version);
        }
    }

    private static String submitted(Course course, SubmittedVersion version) {
        return "/courses/" + course.id() + "/versions/" + version.number() + "/submitted";
    }

    /** What happens next, for whoever has submitted a version. */
    @GetMapping("/courses/{id}/versions/{number}/submitted")
    String submitted(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number, Model model) {
        Course course = courses.find(account, id);
        SubmittedVersion version = versions.find(course, number);
        model.addAttribute("course", course);
        model.addAttribute("version", version);
        model.addAttribute("declaration", versions.declaration(version));
        model.addAttribute("address", "/courses/" + id + "/versions/" + number);
        model.addAttribute("trail", sentences.trail(course));
        return "version-submitted";
    }
}
