package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.check.report.HtmlReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.ReportPage;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Link;

/** Submitted versions: for the provider whose they are, and for those who judge them. */
@Controller
class VersionPages {

    private static final int ON_A_PAGE = 50;

    private final Courses courses;
    private final Rereading rereading;
    private final Versions versions;
    private final Documents documents;
    private final EvidenceFiles files;
    private final Citations citations;
    private final Accounts accounts;
    private final VersionState state;
    private final ChangedResults changed;
    private final PageSentences sentences;

    VersionPages(
            Courses courses,
            Versions versions,
            Rereading rereading,
            Documents documents,
            EvidenceFiles files,
            Citations citations,
            Accounts accounts,
            VersionState state,
            ChangedResults changed,
            PageSentences sentences) {
        this.courses = courses;
        this.versions = versions;
        this.rereading = rereading;
        this.documents = documents;
        this.files = files;
        this.citations = citations;
        this.accounts = accounts;
        this.state = state;
        this.changed = changed;
        this.sentences = sentences;
    }

    @GetMapping("/courses/{id}/versions/{number}")
    String ours(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number, Model model) {
        Course course = courses.find(account, id);
        model.addAttribute("trail", sentences.trail(course));
        model.addAttribute("review", "/courses/" + id + "/versions/" + number + "/review");
        model.addAttribute("course", course);
        model.addAttribute("state", state.of(versions.find(course, number)));
        return version(course, versions.find(course, number), "/courses/" + id + "/versions/" + number, model);
    }

    @GetMapping("/courses/{id}/versions/{number}/file")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        return file(versions.find(courses.find(account, id), number));
    }

    @GetMapping("/courses/{id}/versions/{number}/report.json")
    ResponseEntity<byte[]> json(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        return json(versions.find(courses.find(account, id), number));
    }

    @GetMapping("/courses/{id}/versions/{number}/report.html")
    ResponseEntity<byte[]> html(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number) {
        return html(versions.find(courses.find(account, id), number));
    }

    @GetMapping("/courses/{id}/versions/{number}/evidence/{digest}")
    ResponseEntity<Resource> evidence(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String digest) {
        Course course = courses.find(account, id);
        return evidence(course, versions.find(course, number), digest);
    }

    @GetMapping("/courses/{id}/versions/{number}/answers")
    String answers(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number, Model model) {
        model.addAttribute("back", "/courses/" + id + "/versions/" + number);
        return answers(versions.find(courses.find(account, id), number), model);
    }

    @GetMapping("/courses/{id}/versions/{number}/changes")
    String changes(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, @PathVariable int number, Model model) {
        Course course = courses.find(account, id);
        String address = "/courses/" + id + "/versions/" + number;
        model.addAttribute("back", address);
        return changes(course, versions.find(course, number), model);
    }

    /** What was submitted, for those who judge it. */
    @GetMapping("/submitted")
    String submitted(@RequestParam(required = false) @Nullable UUID after, Model model) {
        SubmittedVersion last = after == null ? null : any(after);
        List<Versions.Submitted> some = versions.latest(last, ON_A_PAGE + 1);
        List<Versions.Submitted> shown = some.subList(0, Math.min(some.size(), ON_A_PAGE));
        model.addAttribute("versions", shown);
        model.addAttribute(
                "next",
                some.size() > ON_A_PAGE ? shown.get(shown.size() - 1).version().id() : null);
        model.addAttribute("first", last == null);
        return "submitted";
    }

    @GetMapping("/submitted/{version}")
    String theirs(@PathVariable UUID version, Model model) {
        SubmittedVersion found = any(version);
        model.addAttribute("trail", List.of(Link.to(sentences.say("navigation.submitted"), "/submitted")));
        return version(versions.course(found), found, "/submitted/" + version, model);
    }

    @GetMapping("/submitted/{version}/file")
    ResponseEntity<byte[]> theirFile(@PathVariable UUID version) {
        return file(any(version));
    }

    @GetMapping("/submitted/{version}/report.json")
    ResponseEntity<byte[]> theirJson(@PathVariable UUID version) {
        return json(any(version));
    }

    @GetMapping("/submitted/{version}/report.html")
    ResponseEntity<byte[]> theirHtml(@PathVariable UUID version) {
        return html(any(version));
    }

    @GetMapping("/submitted/{version}/evidence/{digest}")
    ResponseEntity<Resource> theirEvidence(@PathVariable UUID version, @PathVariable String digest) {
        SubmittedVersion found = any(version);
        return evidence(versions.course(found), found, digest);
    }

    @GetMapping("/submitted/{version}/answers")
    String theirAnswers(@PathVariable UUID version, Model model) {
        model.addAttribute("back", "/submitted/" + version);
        return answers(any(version), model);
    }

    @GetMapping("/submitted/{version}/changes")
    String theirChanges(@PathVariable UUID version, Model model) {
        SubmittedVersion found = any(version);
        model.addAttribute("back", "/submitted/" + version);
        return changes(versions.course(found), found, model);
    }

    private SubmittedVersion any(UUID version) {
        return versions.byId(version).orElseThrow(NotFoundException::new);
    }

    private String version(Course course, SubmittedVersion version, String address, Model model) {
        Report report = rereading.evaluateAgain(version);
        model.addAttribute("version", version);
        model.addAttribute("address", address);
        model.addAttribute("evidenceAt", address + "/evidence");
        model.addAttribute("linked", new LinkedReport(ReportPage.of(report), Map.of()));
        model.addAttribute("reworded", !rereading.isKept(version, report));
        model.addAttribute(
                "citations",
                CitationCheck.once(citations.check(
                        course.organisationId(), report.assessment().course().submission(), version.submittedAt())));
        model.addAttribute(
                "evidence", documents.in(course.organisationId(), versions.text(version), version.submittedAt()));
        model.addAttribute(
                "by", accounts.byId(version.submittedBy()).map(Account::name).orElse(""));
        model.addAttribute("why", versions.why(version));
        model.addAttribute("declaration", versions.declaration(version));
        return "version";
    }

    private String answers(SubmittedVersion version, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("answers", rereading.answers(version));
        model.addAttribute(
                "by", accounts.byId(version.submittedBy()).map(Account::name).orElse(""));
        return "version-answers";
    }

    private String changes(Course course, SubmittedVersion version, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("answers", List.of());
        model.addAttribute("changes", List.of());
        if (version.number() > 1) {
            SubmittedVersion before = versions.find(course, version.number() - 1);
            Rereading.Difference difference = rereading.difference(before, version);
            model.addAttribute("answers", difference.answers());
            model.addAttribute(
                    "changes",
                    changed.of(
                            version,
                            difference.results().stream()
                                    .filter(change -> !change.staysMet() && !change.saysTheSame())
                                    .toList(),
                            difference.answers()));
        }
        return "changes";
    }

    private ResponseEntity<byte[]> file(SubmittedVersion version) {
        return Downloads.file(
                versions.text(version).getBytes(StandardCharsets.UTF_8), version.fileName(), "application/yaml");
    }

    private ResponseEntity<byte[]> json(SubmittedVersion version) {
        return Downloads.file(
                versions.report(version), "report-version-" + version.number() + ".json", "application/json");
    }

    private ResponseEntity<byte[]> html(SubmittedVersion version) {
        byte[] html = HtmlReport.render(rereading.evaluateAgain(version)).getBytes(StandardCharsets.UTF_8);
        return Downloads.file(html, "report-version-" + version.number() + ".html", "text/html;charset=UTF-8");
    }

    private ResponseEntity<Resource> evidence(Course course, SubmittedVersion version, String digest) {
        return Downloads.document(
                documents.in(course.organisationId(), versions.text(version), version.submittedAt(), digest), files);
    }
}
