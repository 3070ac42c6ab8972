package org.touchstone.run.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Submission;

/**
 * Fills an empty database with samples, where the setting {@code touchstone.demo} asks for it. How to sign in is kept in a
 * file of the data folder that only its owner can read, and told at each start.
 */
@Component
public class Demo implements ApplicationRunner {

    private static final String SIGN_INS = "demo-sign-ins.txt";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Settings settings;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Passwords passwords;
    private final Courses courses;
    private final Submitter submitter;
    private final SampleCases cases;
    private final Documents documents;
    private final EvidenceFiles files;
    private final Checker checker;
    private final RulesetInForce rulesets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final List<String> signIns = new ArrayList<>();

    Demo(
            Settings settings,
            Accounts accounts,
            Organisations organisations,
            Passwords passwords,
            Courses courses,
            Submitter submitter,
            SampleCases cases,
            Documents documents,
            EvidenceFiles files,
            Checker checker,
            RulesetInForce rulesets,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.organisations = organisations;
        this.passwords = passwords;
        this.courses = courses;
        this.submitter = submitter;
        this.cases = cases;
        this.documents = documents;
        this.files = files;
        this.checker = checker;
        this.rulesets = rulesets;
        this.clock = clock;
    }

    /** How to sign in to the samples, a line for each account; empty where there are none. */
    public List<String> signIns() throws IOException {
        Path file = settings.data().resolve(SIGN_INS);
        return settings.demo() && Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, OutdatedException, MistakesException {
        if (settings.demo() && accounts.all().isEmpty()) {
            fill();
            Path file = settings.data().resolve(SIGN_INS);
            Files.createDirectories(settings.data());
            Files.deleteIfExists(file);
            if (Files.getFileStore(settings.data()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, signIns);
        }
    }

    private void fill() throws IOException, OutdatedException, MistakesException {
        Organisation hillside = organisations.add("Hillside Training", null);
        Organisation harbour = organisations.add("Harbour Learning", null);
        Account provider = person("provider@hillside.example", "Priya Nolan", Role.PROVIDER, hillside);
        person("colleague@hillside.example", "Sam Okafor", Role.PROVIDER, hillside);
        Account other = person("provider@harbour.example", "Alex Hughes", Role.PROVIDER, harbour);
        Account reviewer = person("reviewer@touchstone.example", "Rowan Mills", Role.REVIEWER, null);
        Account second = person("second@touchstone.example", "Jo Iqbal", Role.REVIEWER, null);
        Account lead = person("lead@touchstone.example", "Lee Hart", Role.LEAD, null);
        person("policy@touchstone.example", "Pat Ames", Role.POLICY, null);
        person("approver@touchstone.example", "Robin Shah", Role.POLICY, null);
        person("administrator@touchstone.example", "Ash Reed", Role.ADMINISTRATOR, null);

        document(
                provider,
                "Equality policy",
                DocumentKind.EQUALITY_POLICY,
                List.of(List.of("Equality policy")),
                LocalDate.now(clock).plusMonths(8));
        document(
                provider,
                "How we handle complaints",
                DocumentKind.COMPLAINTS,
                List.of(List.of("How we handle complaints")),
                LocalDate.now(clock).minusMonths(1));

        // One course at each stage: just begun; described in part; ready; submitted; submitted again after a change.
        String complete = Files.readString(settings.rules().resolve("examples/complete-course.yaml"));
        String part = resource("course.yaml");
        add(provider, "provider:\n  name: Hillside Training\ncourse:\n  title: Talking about what matters\n");
        add(provider, part);
        add(provider, complete);
        Course again = add(
                provider, named(complete.replace("groupSize: 16", "groupSize: 22"), "Coaching conversations, spring"));
        submitter.submit(provider, again, 1, "");
        Revision smaller = courses.save(
                provider,
                again,
                1,
                "Coaching conversations, spring",
                named(complete, "Coaching conversations, spring"),
                "course.yaml",
                "");
        submitter.submit(provider, again, smaller.number(), "We made the groups smaller.");
        submitter.submit(other, add(other, named(complete, "Planning care together")), 1, "");

        // And one case at each stage of review, with the documents that it cites; last, a change to an accredited
        // course.
        String cited = withDocuments(other, complete);
        SampleCases.People people = new SampleCases.People(other, reviewer, second, lead);
        for (CaseState state : List.of(
                CaseState.RETURNED,
                CaseState.IN_REVIEW,
                CaseState.IN_MODERATION,
                CaseState.WITH_PROVIDER,
                CaseState.TO_DECIDE,
                CaseState.DECIDED)) {
            Course course =
                    add(other, named(cited, "Sample course, " + state.key().replace('-', ' ')));
            cases.bring(submitter.submit(other, course, 1, ""), state, people);
        }
        String title = "Sample course, changed after its decision";
        Course accredited = add(other, named(cited, title));
        cases.bring(submitter.submit(other, accredited, 1, ""), CaseState.DECIDED, people);
        Revision later = courses.save(
                other,
                accredited,
                1,
                title,
                named(cited.replace("personalised care each autumn.", "personalised care each spring."), title),
                "course.yaml",
                "");
        submitter.submit(other, accredited, later.number(), "The network meets in spring now.");
    }

    private Account person(String email, String name, Role role, @Nullable Organisation of) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            password.append(i % 5 == 4 ? "-" : String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        }
        password.append(random.nextInt(10));
        Account added = accounts.add(email, name, role, of == null ? null : of.id(), null);
        passwords.accept(passwords.invite(added, null), password.toString());
        signIns.add(String.format("%-14s %-34s %s", role.words(), email, password));
        return added;
    }

    private Document document(
            Account who, String title, DocumentKind kind, List<List<String>> pages, @Nullable LocalDate expires) {
        byte[] pdf = SamplePdf.of(pages).getBytes(StandardCharsets.ISO_8859_1);
        try (EvidenceFiles.Received received = files.receive(new ByteArrayInputStream(pdf))) {
            return documents.add(who, null, kind, title, title + ".pdf", received, expires);
        }
    }

    /** The same course with the documents that it cites kept here: on each page, what is quoted from it. */
    private String withDocuments(Account who, String text) throws MistakesException {
        Submission submission = submission(text);
        String with = text;
        for (Item item : submission.items("document")) {
            Map<Integer, Set<String>> quoted = new TreeMap<>();
            Stream.concat(Stream.of(submission.course()), submission.items().stream())
                    .flatMap(each -> each.answers().stream())
                    .flatMap(answer -> answer.evidence().stream())
                    .filter(citation -> citation.document().equals(item.id()))
                    .forEach(citation -> quoted.computeIfAbsent(
                                    Integer.valueOf(citation.page()), page -> new TreeSet<>())
                            .add(citation.quote()));
            List<List<String>> pages = new ArrayList<>();
            for (int page = 1; page <= Collections.max(quoted.keySet()); page++) {
                pages.add(Stream.concat(
                                Stream.of(item.label() + ", page " + page),
                                quoted.getOrDefault(page, Set.of()).stream())
                        .toList());
            }
            Document kept = document(who, item.label(), DocumentKind.OTHER, pages, null);
            with = with.replace(item.answer("link").orElseThrow().text(), kept.link());
        }
        return with;
    }

    private Course add(Account who, String text) throws MistakesException {
        return courses.add(who, submission(text).title(), text, "course.yaml");
    }

    private Submission submission(String text) throws MistakesException {
        return checker.check(text, "course.yaml", rulesets.today())
                .assessment()
                .course()
                .submission();
    }

    /** The same course under another title. */
    private static String named(String text, String title) {
        return text.replaceFirst("(?m)^  title: .*$", "  title: " + title);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
