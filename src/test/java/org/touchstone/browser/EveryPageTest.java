package org.touchstone.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.jobs.JobState;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.door.server.RunningService;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.Meanings;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;
import org.touchstone.run.demo.SampleCases;

/**
 * Every page there is, fit for everybody: no page is left out, none has the title of another. With {@code -Dpictures=true}
 * pictures of all of them are left in {@code target/screenshots/pages}.
 */
@Tag("browser")
@ExtendWith(Visitors.class)
@Timeout(value = 60, unit = TimeUnit.MINUTES) // More than a hundred pages, looked at one by one.
class EveryPageTest {

    /** These answer with the address of another page, or of an icon. */
    private static final Set<String> ONLY_LEAD_ON = Set.of("/", "/standards", "/favicon.ico");

    /** The states in which the page of a case holds something else than in all others. */
    private static final Set<CaseState> ASKING_THE_LEAD =
            EnumSet.of(CaseState.SUBMITTED, CaseState.IN_REVIEW, CaseState.WITH_PROVIDER);

    private static final Set<CaseState> ASKING_THE_PROVIDER =
            EnumSet.of(CaseState.RETURNED, CaseState.WITH_PROVIDER, CaseState.DECIDED);

    private static final String BLANK = "provider:\n  name: Quayside\ncourse:\n  title: Just begun\n";

    /** The most stops of the Tab key in a row without a link that leads further down the page. */
    private static final String FURTHEST = """
            () => {
              const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
              const groups = new Set();
              let row = 0;
              let most = 0;
              for (const stop of document.querySelectorAll('main :is(' + stops + ')')) {
                const again = stop.type === 'radio' && groups.has(stop.name);
                groups.add(stop.type === 'radio' ? stop.name : '');
                if (stop.checkVisibility() && !again) {
                  row = (stop.getAttribute('href') || '').startsWith('#') ? 0 : row + 1;
                  most = Math.max(most, row);
                }
              }
              return most;
            }""";

    /** The words of links of one list that lead elsewhere by the same words: read out one by one, nobody tells them apart. */
    private static final String ALIKE = """
            () => [...document.querySelectorAll('main :is(ul, ol, dl, table)')].flatMap(list => {
              const led = new Map();
              return [...list.querySelectorAll('a[href]')].filter(link => {
                const words = (link.getAttribute('aria-label') || link.textContent).trim().replace(/\\s+/g, ' ');
                const before = led.get(words);
                led.set(words, link.href);
                return before && before !== link.href;
              }).map(link => link.textContent.trim());
            })""";

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Versions versions = service.bean(Versions.class);
    private final Submitter submitter = service.bean(Submitter.class);
    private final List<Stop> stops = new ArrayList<>();

    private enum Who {
        NOBODY,
        PROVIDER,
        REVIEWER,
        LEAD,
        POLICY,
        ADMINISTRATOR
    }

    /**
     * One page.
     *
     * @param who who looks at it
     * @param address where it is, or where the way to it begins
     * @param then what else to do to come to it
     */
    private record Stop(Who who, String address, Consumer<Page> then) {}

    @Test
    void everyPageIsFitForEverybody(
            Visitor nobody, Visitor provider, Visitor reviewer, Visitor lead, Visitor policy, Visitor administrator)
            throws Exception {
        Account theProvider = service.person(Role.PROVIDER);
        Account theReviewer = service.person(Role.REVIEWER);
        Account theLead = service.person(Role.LEAD);
        listThePages(theProvider);
        listTheCases(theProvider, theReviewer, theLead);
        listTheDrafts(service.person(Role.POLICY));
        signIn(provider, theProvider);
        signIn(reviewer, theReviewer);
        signIn(lead, theLead);
        signIn(policy, service.person(Role.POLICY));
        signIn(administrator, service.person(Role.ADMINISTRATOR));

        assertNoPageIsLeftOut();
        SoftAssertions all = new SoftAssertions();
        List<String> titles = new ArrayList<>();
        for (Stop stop : stops) {
            Visitor visitor = switch (stop.who()) {
                case NOBODY -> nobody;
                case PROVIDER -> provider;
                case REVIEWER -> reviewer;
                case LEAD -> lead;
                case POLICY -> policy;
                case ADMINISTRATOR -> administrator;
            };
            visitor.open(service.at(stop.address()).toString());
            stop.then().accept(visitor.page());
            picture(visitor, titles.size());
            all.assertThat(visitor.page().locator("h1").count())
                    .as("main headings of %s", stop.address())
                    .isEqualTo(1);
            if (stop.who() == Who.PROVIDER) { // In lists of everybody's, people may have given two things one name.
                all.assertThat((List<?>) visitor.page().evaluate(ALIKE))
                        .as("links of one list on %s that lead elsewhere by the same words", stop.address())
                        .isEmpty();
            }
            if (stop.address().contains("/form/")) {
                all.assertThat((Integer) visitor.page().evaluate(FURTHEST))
                        .as("stops of the Tab key with no way to skip them on %s", stop.address())
                        .isLessThan(50);
            }
            titles.add(stop.who() + ": " + visitor.page().title());
            all.assertThatCode(() -> Accessibility.checkAndLeave(visitor))
                    .as("%s", stop.address())
                    .doesNotThrowAnyException();
        }
        all.assertThat(titles).doesNotHaveDuplicates();
        all.assertAll();
    }

    private void signIn(Visitor visitor, Account account) {
        visitor.open(service.at("/sign-in").toString());
        visitor.page().getByLabel("Email address").fill(account.email());
        visitor.page().getByLabel("Password").fill(RunningService.PASSWORD);
        press("Sign in").accept(visitor.page());
        visitor.page().waitForURL(address -> !address.contains("sign-in"));
    }

    private void listThePages(Account provider) throws Exception {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        Course begun = courses.add(provider, "Just begun", BLANK, "course.yaml");
        String blank = "/courses/" + begun.id();
        SubmittedVersion bare = submitter.submit(provider, begun, 1, "");
        String whole = "/courses/"
                + courses.add(provider, "Coaching and deciding together", complete, "course.yaml")
                        .id();
        String mistaken = "/courses/"
                + courses.add(
                                provider,
                                "",
                                "provider:\n  name: Quayside\ncourse:\n  sessionsPlanned: many\noddments: {a: b}\n",
                                "course.yaml")
                        .id();
        String unreadable = "/courses/"
                + courses.add(provider, "No file at all", "notes: [", "course.yaml")
                        .id();
        Course twice = submittedTwice(provider, complete);
        String submitted = "/courses/" + twice.id();
        List<SubmittedVersion> both = versions.of(twice);
        Document complaints = document(provider, null, "How we handle complaints");
        String handbook = "/evidence/" + handbookOf(both.get(0)).digest() + "/pages/1?words=This+is+the+handbook";

        add(Who.NOBODY, "/sign-in", "/sign-in?wrong", "/signed-out", "/accessibility");
        add(Who.NOBODY, "/choose-password/" + invitation(), "/choose-password/not-one-of-ours");

        add(Who.PROVIDER, "/courses", "/courses/new", "/documents", "/organisation", "/account");
        stops.add(new Stop(Who.PROVIDER, "/courses/new", press("Add the course")));
        add(
                Who.PROVIDER,
                blank,
                blank + "/check",
                blank + "/suggestions",
                blank + "/form/course",
                blank + "/form/sessions");
        add(Who.PROVIDER, blank + "/documents", mistaken, mistaken + "/check", mistaken + "/submit");
        add(
                Who.PROVIDER,
                mistaken + "/form/course",
                whole + "/form/sessions/new",
                unreadable,
                unreadable + "/documents");
        add(Who.PROVIDER, whole, whole + "/check", whole + "/coming", whole + "/submit", whole + "/form/course");
        for (String list : List.of("claims", "sessions", "outcomes", "evidence")) {
            add(Who.PROVIDER, whole + "/form/" + list, whole + "/form/" + list + "/2");
        }
        String sheet = whole + "/form/sessions/sheet";
        add(Who.PROVIDER, sheet);
        stops.add(new Stop(Who.PROVIDER, sheet, page -> {
            String csv = "What is the session called?,How many people take part at most?\n"
                    + "Another session,twelvish\nOne more,12\n";
            page.locator("#file").setInputFiles(new FilePayload("sessions.csv", "text/csv", csv.getBytes(ISO_8859_1)));
            press("See what would change").accept(page);
            page.locator("#mistakes").waitFor();
        }));
        stops.add(new Stop(Who.PROVIDER, whole + "/form/outcomes/sheet", page -> {
            page.locator("#file")
                    .setInputFiles(new FilePayload("a.pdf", "application/pdf", "%PDF-".getBytes(ISO_8859_1)));
            press("See what would change").accept(page);
            page.locator("#file-error").waitFor();
        }));
        add(Who.PROVIDER, submitted, submitted + "/documents", submitted + "/versions/1", submitted + "/versions/2");
        add(Who.PROVIDER, submitted + "/versions/2/submitted", submitted + "/versions/2/answers");
        stops.add(new Stop(Who.PROVIDER, blank + "/submit", press("Submit")));
        add(Who.PROVIDER, submitted + "/versions/1/changes", submitted + "/versions/2/changes");
        add(Who.PROVIDER, "/documents/" + complaints.id() + "/remove", whole + "/form/outcomes/1/remove");
        add(Who.PROVIDER, "/documents/" + complaints.id() + "/pages/2", submitted + "/versions/2" + handbook);
        stops.add(new Stop(Who.PROVIDER, submitted + "/form/provider", page -> {
            page.locator("#q-contact").fill("one@example.org");
            save(provider, twice, versions.text(both.get(0)).replace("courses@", "ours@"));
            press("Save and continue").accept(page);
        }));
        stops.add(new Stop(Who.PROVIDER, submitted + "/form/sessions/2", page -> {
            page.locator("#q-title").fill("Another name");
            save(provider, twice, BLANK);
            press("Save and continue").accept(page);
        }));
        stops.add(new Stop(Who.PROVIDER, "/account", page -> {
            page.getByLabel("What is the token for?").fill("our database");
            press("Make a token").accept(page);
            page.getByLabel("For how many days?").fill("30");
            press("Make a token").accept(page);
            page.locator("#token").waitFor();
        }));
        add(Who.PROVIDER, "/courses/" + UUID.randomUUID(), "/people");

        add(Who.REVIEWER, "/submitted", "/submitted/" + both.get(0).id());
        add(Who.REVIEWER, "/submitted/" + both.get(0).id() + "/changes");
        add(Who.REVIEWER, "/submitted/" + both.get(0).id() + handbook);
        add(Who.REVIEWER, "/submitted/" + bare.id() + "/answers");

        add(Who.POLICY, "/rulesets", "/rulesets/requirements", "/rulesets/requirements/e-learning");
        add(Who.ADMINISTRATOR, "/people", "/record", "/people/accounts/" + provider.id() + "/close");
        stops.add(new Stop(Who.ADMINISTRATOR, "/people", press("New link to choose a password " + provider.name())));

        add(Who.NOBODY, "/standards/index.html", "/standards/standard/FW-DEL-01.html", "/standards/element/HC.html");
        add(Who.NOBODY, "/standards/requirement/group-size.html", "/standards/outcome/HC-L1-01.html");
    }

    private void listTheDrafts(Account officer) throws Exception {
        Drafts drafts = service.bean(Drafts.class);
        Impacts impacts = service.bean(Impacts.class);
        String inForce = service.bean(RulesetInForce.class).today().ruleset().digest();
        RulesDraft draft = drafts.open(officer, "Groups of 10 to 16", inForce);
        drafts.edit(
                officer,
                draft.id(),
                "Our review",
                RuleEdits.number("group-size", "most", "14", LocalDate.now().plusYears(1), "Our review"));
        String address = "/drafts/" + draft.id();
        Impact impact = impacts.start(officer, draft.id(), LocalDate.now().plusYears(1), Impact.Chosen.LATEST, null);
        service.bean(Meanings.class).start(drafts.find(draft.id()));
        await().atMost(Duration.ofMinutes(15))
                .until(() -> service.bean(Meanings.class)
                        .progress(draft)
                        .filter(progress -> progress.state() == JobState.DONE)
                        .isPresent());
        add(Who.POLICY, "/drafts", address, address + "/numbers", address + "/numbers/group-size?name=most");
        add(Who.POLICY, address + "/requirements?words=group", address + "/requirements/group-size");
        add(Who.POLICY, address + "/words?file=group-size/requirement.yaml&at=parts/recommended-number/strength");
        add(Who.POLICY, address + "/standards/FW-SUS-05", address + "/new-requirement", address + "/files");
        add(Who.POLICY, address + "/requirements/group-size/rule?conditions=Its+mode+is+remote&sentence=Its&next=mode");
        add(Who.POLICY, address + "/requirements/group-size/example", address + "/tables/applicability");
        add(Who.POLICY, address + "/elements", address + "/elements/MECC");
        add(Who.POLICY, address + "/tables/changes", address + "/tables/recommendation/upload");
        add(Who.POLICY, address + "/tables/changes/change", address + "/tables/numbers/change");
        add(Who.POLICY, address + "/tables/applicability/change?of=group-size");
        add(Who.POLICY, address + "/text", address + "/examples", address + "/meaning", address + "/impact");
        add(Who.POLICY, address + "/impact/" + impact.id(), address + "/propose");
        add(
                Who.POLICY,
                address + "/impact/" + impact.id()
                        + "?part=group-size/recommended-number&before=MET&after=RECOMMENDATION_NOT_MET");
        stops.add(new Stop(Who.POLICY, address + "/tables/numbers/upload", page -> {
            String csv =
                    "Requirement,Number,New value,From,\"Why, or where it comes from\"\ngroup-size,most,=1,soon,\n";
            page.locator("#file").setInputFiles(new FilePayload("numbers.csv", "text/csv", csv.getBytes(ISO_8859_1)));
            press("Check it").accept(page);
            page.locator("main .govuk-error-message").first().waitFor();
        }));
        RulesDraft mistaken = drafts.open(officer, "A draft with mistakes", inForce);
        drafts.write(
                officer,
                mistaken.id(),
                "group-size/rules.dslr",
                0,
                "",
                Optional.of("rule \"x\"\nwhen\n  Its moon is full\nthen\n  It is met\nend\n".getBytes(ISO_8859_1)));
        add(Who.POLICY, "/drafts/" + mistaken.id(), "/drafts/" + mistaken.id() + "/file?path=group-size/rules.dslr");
        drafts.edit(
                officer,
                mistaken.id(),
                "",
                files -> Map.of(
                        "catalogue/elements.yaml",
                        Optional.of((new String(files.get("catalogue/elements.yaml"), UTF_8)
                                        + "\n- {id: NEW, name: Green care, kind: approach}\n")
                                .getBytes(UTF_8))));
        add(Who.POLICY, "/drafts/" + mistaken.id() + "/elements/NEW/remove");
        stops.add(new Stop(Who.POLICY, address + "/tables/recommendation/change", page -> {
            page.locator("#cell-0-3").fill("some");
            press("Save").accept(page);
            page.locator("main .govuk-error-message").first().waitFor();
        }));
    }

    private void listTheCases(Account provider, Account reviewer, Account lead) throws Exception {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        SampleCases.People people = new SampleCases.People(provider, reviewer, service.person(Role.REVIEWER), lead);
        add(Who.LEAD, "/cases", "/reviews", "/learning");
        add(Who.REVIEWER, "/reviews");
        for (CaseState state : List.of(
                CaseState.SUBMITTED,
                CaseState.RETURNED,
                CaseState.IN_REVIEW,
                CaseState.IN_MODERATION,
                CaseState.WITH_PROVIDER,
                CaseState.TO_DECIDE,
                CaseState.DECIDED)) {
            String text = complete.replaceFirst("(?m)^  title: .*$", "  title: Case " + state.key());
            Course course = courses.add(provider, "Case " + state.key(), text, "course.yaml");
            SubmittedVersion version = submitter.submit(provider, course, 1, "");
            service.bean(SampleCases.class).bring(version, state, people);
            String id = version.id().toString();
            if (ASKING_THE_LEAD.contains(state)) {
                add(Who.LEAD, "/cases/" + id);
            }
            if (ASKING_THE_PROVIDER.contains(state)) {
                add(Who.PROVIDER, "/courses/" + course.id() + "/versions/1/review");
            }
            if (state == CaseState.IN_REVIEW) {
                add(Who.REVIEWER, "/reviews/" + id, "/reviews/" + id + "/requirements/facilitators");
            }
            if (state == CaseState.IN_MODERATION) {
                add(Who.LEAD, "/cases/" + id + "/moderation");
            }
            if (state == CaseState.TO_DECIDE || state == CaseState.DECIDED) {
                add(Who.LEAD, "/cases/" + id + "/decision");
            }
            if (state == CaseState.DECIDED) {
                add(Who.NOBODY, "/register?words=case", "/register/" + course.id());
                add(Who.NOBODY, "/credentials", "/credentials/" + id + "/check");
            }
        }
    }

    private void add(Who who, String... addresses) {
        Stream.of(addresses).map(address -> new Stop(who, address, page -> {})).forEach(stops::add);
    }

    private static Consumer<Page> press(String button) {
        return page -> page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private String invitation() {
        return service.bean(Passwords.class).invite(service.person(Role.PROVIDER), null);
    }

    private Course submittedTwice(Account provider, String complete) throws Exception {
        String title = "Coaching conversations";
        String text = complete.replaceFirst("(?m)^  title: .*$", "  title: " + title);
        Course course = courses.add(provider, title, text.replace("groupSize: 16", "groupSize: 22"), "course.yaml");
        submitter.submit(provider, course, 1, "");
        Document handbook = document(provider, course, "Handbook");
        save(provider, course, text + "\n  - id: our-own\n    title: Handbook\n    link: " + handbook.link() + "\n");
        submitter.submit(provider, course, courses.latest(course).number(), "We made the groups smaller.");
        return course;
    }

    private Document handbookOf(SubmittedVersion version) throws InterruptedException {
        Document handbook = service.bean(Documents.class)
                .in(versions.course(version).organisationId(), versions.text(version), version.submittedAt())
                .get(0);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (service.bean(FileTexts.class).known(handbook.digest()).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return handbook;
    }

    private Document document(Account provider, @org.jspecify.annotations.Nullable Course course, String title)
            throws IOException {
        byte[] pdf = SampleFiles.pdf(List.of(title + ". This is the handbook of our courses.", "It ends here."));
        Documents documents = service.bean(Documents.class);
        EvidenceFiles.Received stored = service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(pdf));
        return documents.add(
                provider,
                course,
                course == null ? DocumentKind.COMPLAINTS : DocumentKind.OTHER,
                title,
                title + ".pdf",
                stored,
                course == null ? java.time.LocalDate.of(2020, 3, 31) : null);
    }

    private void save(Account provider, Course course, String text) {
        Revision latest = courses.latest(course);
        try {
            courses.save(provider, course, latest.number(), course.title(), text, "course.yaml", "");
        } catch (org.touchstone.casework.courses.OutdatedException e) {
            throw new AssertionError(e);
        }
    }

    /** Every address of the package that answers with a page is among those that are looked at. */
    private void assertNoPageIsLeftOut() {
        List<HandlerMapping> mappings =
                Objects.requireNonNull(service.bean(DispatcherServlet.class).getHandlerMappings());
        List<PathPattern> patterns = mappings.stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(each -> each.getValue().getBeanType().getPackageName().equals("org.touchstone.door.web"))
                .filter(each -> isPage(each.getKey(), each.getValue().getMethod()))
                .flatMap(
                        each -> Objects.requireNonNull(each.getKey().getPathPatternsCondition()).getPatterns().stream())
                .sorted()
                .toList();
        Set<String> seen = stops.stream()
                .map(stop -> PathContainer.parsePath(stop.address().replaceAll("\\?.*", "")))
                .flatMap(path -> patterns.stream()
                        .filter(pattern -> pattern.matches(path))
                        .limit(1))
                .map(PathPattern::getPatternString)
                .collect(Collectors.toCollection(TreeSet::new));
        seen.addAll(ONLY_LEAD_ON);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(patterns.stream()
                        .map(PathPattern::getPatternString)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isPage(RequestMappingInfo mapping, Method method) {
        boolean text = method.getReturnType() == String.class
                || method.getGenericReturnType()
                        .getTypeName()
                        .equals(ResponseEntity.class.getName() + "<" + String.class.getName() + ">");
        return text && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static void picture(Visitor visitor, int number) {
        if (Boolean.getBoolean("pictures")) {
            ViewportSize before = visitor.page().viewportSize();
            for (int width : new int[] {320, 1280}) {
                visitor.page().setViewportSize(width, 900);
                visitor.picture(Path.of("target", "screenshots", "pages", number + "-" + width + ".png"));
            }
            visitor.page().setViewportSize(before.width, before.height);
        }
    }
}
