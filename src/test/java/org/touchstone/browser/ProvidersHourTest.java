package org.touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.door.server.RunningService;

/**
 * A provider's hour, from a course that nobody has described to a second version of it: on a wide screen by keyboard alone,
 * and on a telephone without script. With {@code -Dpictures=true} it makes the pictures of {@code src/docs/providers-hour.md}.
 */
@Tag("browser")
@ExtendWith(Visitors.class)
class ProvidersHourTest {

    private static final String TITLE = "Health coaching skills";
    private static final String SESSION = "Save and go back to the list";
    private static final String TO_THE_COURSE = "Save and go back to the course";
    private static final String TO_THE_CHECK = "Save and return to the check";
    private static final String GROUP_SIZE = "How many people take part at most?";
    private static final String FOR_WHOM = "Who is the course for?";

    private final RunningService service = RunningService.shared();

    @TempDir
    private Path files;

    @Test
    void onAWideScreenByKeyboard(Visitor visitor) throws Exception {
        spend(Hands.onTheKeyboard(visitor), 1280);
    }

    @Test
    void onATelephoneWithoutScript(@WithoutScript Visitor visitor) throws Exception {
        spend(Hands.withoutScript(visitor), 320);
    }

    private void spend(Hands provider, int width) throws Exception {
        provider.page.setViewportSize(width, 900);
        String name = "Quayside " + UUID.randomUUID().toString().substring(0, 4);
        Account account = service.person(
                Role.PROVIDER, service.bean(Organisations.class).add(name, null).id());
        provider.signIn(service, account).sees("Courses").reads("You have no courses here yet.");
        describes(provider);
        checksAndFixesThree(provider);
        citesWronglyAndRightly(provider, account);
        fillsInASpreadsheet(provider);
        submits(provider);
        readsWhatChanged(provider);
    }

    private static void describes(Hands provider) {
        provider.go("Add a course").type("What is the course called?", TITLE);
        provider.go("Add the course").sees("What does the course claim?");
        provider.tick("Health coaching").tick("Level 2 of Health coaching");
        look(provider, "claims");
        saved(provider, TO_THE_COURSE).sees(TITLE);

        provider.go("About the course").type("In two or three sentences, what is the course?", "Two days on coaching.");
        provider.type(FOR_WHOM, "Primary care nurses").type("When does it next start?", "1 September 2027");
        saved(provider, TO_THE_COURSE);

        provider.go("Sessions").type("What is the session called?", "Day 1");
        provider.choose(
                "Is it part of the core programme, an ongoing activity after it, or follow-up?", "Core programme");
        provider.choose("How do learners take part?", "Face to face").type("On which date?", "1 September 2027");
        provider.type(GROUP_SIZE, "22").choose("Do people train skills in it with a facilitator?", "Yes");
        provider.tick("Practice").tick("Role play");
        saved(provider, SESSION).sees("Sessions").reads("Day 1");
        provider.go("Back to the course");
        look(provider, "course");
    }

    private static void checksAndFixesThree(Hands provider) {
        provider.go("Check now").reads("has up to 22 people face to face; 12 to 18 are recommended.");
        look(provider, "check");
        provider.go("Sessions: Day 1: " + GROUP_SIZE);
        Page page = provider.page;
        assertThat(page.locator(":target")).hasValue("22");
        assertThat(page.locator(":target")).isFocused();
        assertThat(page.locator(":target")).isInViewport();
        provider.type("How many people take part at least?", "12").type(GROUP_SIZE, "15");
        provider.go(TO_THE_CHECK);
        provider.doesNotRead("up to 22 people")
                .reads("One result is settled:")
                .reads("has at least 12 and at most 15 people face to face; 12 to 18 are recommended.")
                .reads("Next:");
        look(provider, "settled");
        provider.go("Sessions: Have you listed all the sessions?").choose("Have you listed all the sessions?", "Yes");
        provider.go(TO_THE_CHECK)
                .reads("Worse than before, by what you changed:")
                .reads("there is no session in which people discuss.");
        provider.go("Sessions: Day 1: Which methods are used?")
                .tick("Discussion")
                .tick("Reflection");
        provider.go(TO_THE_CHECK).reads("2 results are settled:").doesNotRead("in which people discuss.");
    }

    private void citesWronglyAndRightly(Hands provider, Account account) throws Exception {
        Path pdf = files.resolve("handbook.pdf");
        Files.write(
                pdf, SampleFiles.pdf(List.of("Health coaching skills: a handbook.", "Learners practise in threes.")));
        provider.go(TITLE).go("See and add documents").type("Title", "Handbook").attach("File", pdf);
        provider.go("Add the document").reads("\"Handbook\" is added.").reads("In this course");
        awaitRead(account);

        provider.go(TITLE).go("About the course");
        provider.unfold("Where is this shown? (document, page, note): " + FOR_WHOM);
        provider.choose("Document", "Handbook").type("Page", "1").type("Words from it", "practise in fours");
        provider.go("Save and check")
                .reads("These words are not in the document")
                .go(FOR_WHOM);
        provider.type("Words from it", "practise in threes");
        provider.go(TO_THE_CHECK).reads("These words are on page 2").go(FOR_WHOM);
        provider.type("Page", "2").go(TO_THE_CHECK).reads("Found on this page");
        provider.go("Open it there: Handbook").reads("Page 2 of 2");
        assertThat(provider.page.locator("mark")).hasText("practise in threes");
        look(provider, "cited");
        provider.go("Our documents").unfold("1 answer cites it: Handbook");
        look(provider, "documents");
        provider.go(TITLE + ", draft: " + FOR_WHOM);
        assertThat(provider.page.locator(":target")).hasValue("Primary care nurses");
    }

    /** Documents are read apart from requests. */
    private void awaitRead(Account account) throws InterruptedException {
        Course course = service.bean(Courses.class).list(account, null, 1).get(0);
        Document handbook = service.bean(Documents.class).list(account, course).get(0);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (service.bean(FileTexts.class).known(handbook.digest()).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    private void fillsInASpreadsheet(Hands provider) throws Exception {
        provider.go(TITLE).go("Sessions").go("Fill in as a spreadsheet");
        String list = provider.download("For any program (CSV)");
        assertThat(list).contains("Day 1").endsWith("\n");
        Path csv = files.resolve("sessions.csv");
        Files.writeString(csv, list + ",Day 2,Core programme,Face to face,15/09/2027,,,,,,,about fifteen\r\n");
        provider.attach("The spreadsheet you have filled in", csv).go("See what would change");
        provider.reads("One cell that cannot be taken").reads("about fifteen").reads("Day 2");
        look(provider, "spreadsheet");
        provider.go("Save the rest").reads("Day 2");
    }

    private static void submits(Hands provider) {
        provider.go("Back to the course").go("Submit this course");
        provider.sees("Check your answers and submit")
                .reads("What is not answered")
                .reads("Day 2");
        provider.go("Change Day 1").type(GROUP_SIZE, "16");
        provider.go("Save and return to your answers").reads("Saved").reads("16");
        look(provider, "answers");
        provider.type("Is there anything to add?", "Our first try.").go("Submit");
        provider.reads("Tick the box if you declare this.");
        provider.tick(declaration(provider)).go("Submit");
        provider.sees("Version 1 is submitted").reads("What happens next");
        provider.go("Read or print the answers").sees("The answers: " + TITLE + ", version 1");
        provider.go("Back").sees(TITLE + ", version 1").reads("Our first try.").reads("handbook.pdf");
    }

    private static void readsWhatChanged(Hands provider) {
        provider.go(TITLE).go("Sessions").go("Day 1").type(GROUP_SIZE, "14");
        saved(provider, TO_THE_COURSE).go("Submit this course");
        provider.tick(declaration(provider)).go("Submit").sees("Version 2 is submitted");
        provider.go("See version 2 with its report").go("What changed since version 1");
        provider.reads(GROUP_SIZE).reads("16").reads("14");
        look(provider, "changes");
    }

    private static Hands saved(Hands provider, String button) {
        provider.go(button).reads("Saved");
        assertThat(provider.page.locator(".govuk-error-summary")).hasCount(0);
        return provider;
    }

    /** The words beside the box with which what is submitted is declared. */
    private static String declaration(Hands person) {
        return person.page.locator("label[for=declared]").innerText();
    }

    private static void look(Hands provider, String name) {
        if (Boolean.getBoolean("pictures")) {
            int width = provider.page.viewportSize().width;
            provider.page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "hour", name + "-" + width + ".png")));
        }
    }
}
