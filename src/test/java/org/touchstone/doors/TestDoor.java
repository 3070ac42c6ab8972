package org.touchstone.doors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.located.MistakesException;

/** What providers do, in the fewest words, so that tests of the service depend on no page and no API. */
@RestController
public class TestDoor {

    /** What to add to the settings of a service for it to have this door. */
    public static final String SETTING = "spring.main.sources";

    /** Everything here is below one of these. */
    public static final String COURSES = "/api/v1/courses/for-tests/";

    public static final String DOCUMENTS = "/api/v1/documents/for-tests/";
    public static final String OPEN = "/sign-in/for-tests/";

    private final Accounts accounts;
    private final Organisations organisations;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final Courses courses;
    private final Submitter submitter;
    private final EvidenceFiles files;
    private final Documents documents;

    TestDoor(
            Accounts accounts,
            Organisations organisations,
            Passwords passwords,
            ApiTokens tokens,
            Courses courses,
            Submitter submitter,
            EvidenceFiles files,
            Documents documents) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.passwords = passwords;
        this.tokens = tokens;
        this.courses = courses;
        this.submitter = submitter;
        this.files = files;
        this.documents = documents;
    }

    /** A form to sign in with. */
    @GetMapping(OPEN + "form")
    String form(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"_csrf\" value=\"" + csrf.getToken() + "\">";
    }

    /** A new account, which signs in with its address, the password and the token given. */
    @GetMapping(OPEN + "account")
    String account(@RequestParam Role role, @RequestParam String email, @RequestParam String password) {
        UUID organisation = role == Role.PROVIDER
                ? organisations.add("Organisation " + UUID.randomUUID(), null).id()
                : null;
        Account added = accounts.add(email, "Robin Underhill", role, organisation, null);
        passwords.accept(passwords.invite(added, null), password);
        return tokens.make(added, "test", Duration.ofDays(1));
    }

    /** The id of an account. */
    @GetMapping(OPEN + "id")
    String id(@RequestParam String email) {
        return accounts.byEmail(email).orElseThrow().id().toString();
    }

    @PostMapping(COURSES + "add")
    String add(@AuthenticationPrincipal Account who, @RequestBody byte[] text) {
        return courses.add(who, "Course", new String(text, StandardCharsets.UTF_8), "course.yaml")
                .id()
                .toString();
    }

    @PostMapping(COURSES + "save")
    String save(
            @AuthenticationPrincipal Account who,
            @RequestParam UUID course,
            @RequestParam int base,
            @RequestBody byte[] text)
            throws OutdatedException {
        return Integer.toString(courses.save(
                        who,
                        courses.find(who, course),
                        base,
                        "Course",
                        new String(text, StandardCharsets.UTF_8),
                        "course.yaml",
                        "")
                .number());
    }

    @PostMapping(COURSES + "submit")
    String submit(@AuthenticationPrincipal Account who, @RequestParam UUID course, @RequestParam int base)
            throws OutdatedException, MistakesException {
        return submitter.submit(who, courses.find(who, course), base, "").id().toString();
    }

    @GetMapping(COURSES + "read")
    String read(@AuthenticationPrincipal Account who, @RequestParam UUID course) {
        Course found = courses.find(who, course);
        return courses.latest(found).text();
    }

    @PostMapping(DOCUMENTS + "upload")
    String upload(@AuthenticationPrincipal Account who, @RequestBody byte[] bytes) {
        try (EvidenceFiles.Received received = files.receive(new ByteArrayInputStream(bytes))) {
            documents.bring(who, "Handbook", received);
            documents.add(who, null, DocumentKind.OTHER, "Handbook", "handbook.pdf", received, null);
            return received.file().digest();
        }
    }

    @PostMapping(DOCUMENTS + "form")
    String uploadByForm(@RequestParam MultipartFile file) throws IOException {
        try (EvidenceFiles.Received received = files.receive(file.getInputStream())) {
            return received.file().digest();
        }
    }

    @GetMapping(COURSES + "slow")
    String slow(@RequestParam long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
        return "done";
    }

    @GetMapping({COURSES + "fail", OPEN + "fail"})
    ResponseEntity<String> fail(@RequestParam String with) {
        if (with.isEmpty()) {
            return new ResponseEntity<>(HttpStatus.NO_CONTENT);
        }
        throw new IllegalStateException("failed for " + with);
    }
}
