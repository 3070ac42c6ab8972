package org.touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.appeal.AppealCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.door.server.RunningService;

/**
 * One case, from its submission to the register, by the words on the pages: assigned, reviewed by two people with a query to
 * the provider, compared, recommended with a condition, checked by the provider, decided, and its condition closed; its
 * credential, and an archive of it that is verified in an empty folder. With {@code -Dpictures=true} the pictures of {@code src/docs/review.md} are made anew.
 */
@Tag("browser")
@ExtendWith(Visitors.class)
class CaseJourneyTest {

    /** Little, so that every point of it is judged by hand. */
    private static final String COURSE = """
            provider:
              name: Quayside
            course:
              title: Coaching by the quay
              audience: Nurses who work in general practice
              audienceReason: They see people with long-term conditions again and again.
              place: Leeds
            claims:
              - {element: HC, levels: [1]}
            """;

    private final RunningService service = RunningService.shared();

    @TempDir
    Path folder;

    @Test
    void aCaseIsJudgedAndDecidedByTheWordsOnThePages(Visitor lead, Visitor first, Visitor second, Visitor provider)
            throws Exception {
        Account owner = service.person(Role.PROVIDER);
        Account one = service.person(Role.REVIEWER);
        Account two = service.person(Role.REVIEWER);
        Course course = service.bean(Courses.class).add(owner, "Coaching by the quay", COURSE, "course.yaml");
        service.bean(Submitter.class).submit(owner, course, 1, "");
        signIn(lead, service.person(Role.LEAD));
        signIn(first, one);
        signIn(second, two);
        signIn(provider, owner);

        lead.open(service.at("/cases?words=quay").toString());
        follow(lead, "Coaching by the quay, version 1");
        picture(lead, "case");
        for (Account reviewer : List.of(one, two)) {
            lead.page().locator("input[value='" + reviewer.id() + "']").check();
        }
        lead.page().getByLabel("By when?").fill("31 March 2030");
        press(lead, "Assign");
        says(lead, "Two reviewers are asked.");

        declare(first);
        press(first, "Next open question");
        picture(first, "review");
        Locator point = first.page().locator("main section").first();
        point.getByText("Ask the provider").last().click();
        point.getByLabel("Why", new Locator.GetByLabelOptions().setExact(true))
                .last()
                .fill("Who are these nurses?");
        // The connection is lost, and what was written is not.
        first.page().context().setOffline(true);
        Assertions.assertThatThrownBy(() -> first.page().reload()).hasMessageContaining("ERR_INTERNET_DISCONNECTED");
        first.page().context().setOffline(false);
        first.open(service.at("/reviews").toString());
        follow(first, "Coaching by the quay, version 1");
        press(first, "Next open question");
        says(first, "What you wrote here before is put back. It is not saved yet.");
        assertThat(point.getByLabel("Ask the provider").last()).isChecked();
        assertThat(point.locator("textarea").last()).hasValue("Who are these nurses?");
        press(first, "Save and go on");
        judgeWhatIsSettled(first);

        provider.open(service.at("/courses/" + course.id() + "/versions/1").toString());
        follow(provider, "Where it is in review");
        says(provider, "Who are these nurses?");
        provider.page().getByLabel("Your answer").fill("Those of the twelve practices of our town.");
        press(provider, "Send the answers");
        says(provider, "Your answers are sent.");

        judgeTheRest(first, "Met");
        declare(second);
        judgeTheRest(second, "Not met");

        lead.open(service.at("/cases?words=quay&state=in-moderation").toString());
        follow(lead, "Coaching by the quay, version 1");
        follow(lead, "Compare the two reviews and recommend");
        picture(lead, "moderation");
        for (Locator difference : lead.page().locator("form section").all()) {
            difference
                    .getByText("Met", new Locator.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            difference
                    .getByLabel("Why", new Locator.GetByLabelOptions().setExact(true))
                    .last()
                    .fill("The provider shows it.");
        }
        press(lead, "Save");
        says(lead, "Nothing is left to settle.");
        follow(lead, "none yet");
        lead.page().getByText("Add an action").first().click();
        lead.page()
                .getByLabel("Condition", new Page.GetByLabelOptions().setExact(true))
                .check();
        lead.page().getByLabel("Which standard is it about?").fill("FW-DEL-01");
        lead.page().getByLabel("What do you ask or say?").fill("Say how large the groups are.");
        lead.page().getByLabel("By when?").fill("31 March 2030");
        lead.page().getByLabel("What evidence closes it?").fill("The revised handbook.");
        press(lead, "Add an action");
        says(lead, "Added.");
        follow(lead, "Back to the case");
        follow(lead, "Compare the two reviews and recommend");
        choose(lead, "Accredited with conditions");
        lead.page().getByLabel("Why?").fill("All but one thing is shown.");
        says(lead, "The rules propose: deferred.");
        lead.page()
                .getByLabel("Why something else than is proposed?")
                .fill("What is open can be shown with the condition.");
        press(lead, "Recommend, and show the draft to the provider");

        provider.page().reload();
        picture(provider, "draft");
        provider.page().getByLabel("No, the facts are right").check();
        press(provider, "Send");

        lead.open(service.at("/cases?words=quay&state=to-decide").toString());
        follow(lead, "Coaching by the quay, version 1");
        follow(lead, "The result so far, conditions, and the decision");
        choose(lead, "Accredited with conditions");
        lead.page().getByLabel("Why?").fill("All but one thing is shown.");
        lead.page()
                .getByLabel("From which day is the course accredited?")
                .fill(LocalDate.now().toString());
        lead.page().getByLabel("From which day is it accredited no longer?").fill("1 April 2036");
        press(lead, "Decide");
        says(lead, "It is decided.");
        picture(lead, "decision");
        lead.page().getByLabel("Which evidence did you see?").fill("The handbook of May, page 4.");
        press(lead, "Close the condition");
        says(lead, "The condition is closed.");

        provider.open(service.at("/register?words=quay").toString());
        follow(provider, "Coaching by the quay");
        says(provider, "Nurses who work in general practice");
        picture(provider, "register");
        follow(provider, "Check this credential");
        says(provider, "It is genuine");
        says(provider, "Today the accreditation is:");
        provider.findsThePageAccessible();
        picture(provider, "credential");

        Path archive = folder.resolve("appeal.zip");
        lead.page()
                .waitForDownload(() -> follow(lead, "Everything the decision rests on, for an appeal (ZIP)"))
                .saveAs(archive);
        Assertions.assertThat(AppealCheck.check(archive, null, new BuiltRules(Path.of("target/built-rules"))))
                .isNotEmpty()
                .allMatch(AppealCheck.Line::holds);
        for (Visitor visitor : List.of(lead, first, second, provider)) {
            Assertions.assertThat(visitor.complaints()).isEmpty();
        }
    }

    private void signIn(Visitor visitor, Account account) {
        visitor.open(service.at("/sign-in").toString());
        visitor.page().getByLabel("Email address").fill(account.email());
        visitor.page().getByLabel("Password").fill(RunningService.PASSWORD);
        press(visitor, "Sign in");
        visitor.page().waitForURL(address -> !address.contains("sign-in"));
    }

    private void declare(Visitor reviewer) {
        reviewer.open(service.at("/reviews").toString());
        follow(reviewer, "Coaching by the quay, version 1");
        reviewer.page()
                .getByLabel("No", new Page.GetByLabelOptions().setExact(true))
                .check();
        press(reviewer, "Declare");
        says(reviewer, "questions are answered");
    }

    /** Judges by the keyboard what the rules settled: its boxes come, what is written stays, a lost page too, and Enter saves. */
    private void judgeWhatIsSettled(Visitor reviewer) {
        Page page = reviewer.page();
        page.locator("main summary")
                .filter(new Locator.FilterOptions().setHasText("What the rules settled"))
                .press("Enter");
        page.getByLabel("A note to yourself").fill("Look at the groups again.");
        page.locator("main button[name='open']").first().press("Enter");
        Locator point = page.locator("main section:target");
        assertThat(point).isInViewport();
        assertThat(page.getByLabel("A note to yourself")).hasValue("Look at the groups again.");
        page.keyboard().press("Tab");
        assertThat(point.getByLabel("Leave it as it is")).isFocused();
        point.getByLabel("Not met").press("Space");
        point.locator("textarea").fill("It is said nowhere.");
        page.reload();
        says(reviewer, "What you wrote here before is put back. It is not saved yet.");
        assertThat(point.locator("textarea")).hasValue("It is said nowhere.");
        reviewer.findsThePageAccessible();
        point.getByLabel("Not met").press("Enter");
        says(reviewer, "One point is now: Not met.");
    }

    /** Goes from open point to open point, and hands the review in. */
    private void judgeTheRest(Visitor reviewer, String answer) {
        reviewer.open(service.at("/reviews").toString());
        follow(reviewer, "Coaching by the quay, version 1");
        press(reviewer, "Next open question");
        while (reviewer.page().url().contains("/requirements/")) {
            for (Locator question :
                    reviewer.page().locator("main form > section").all()) {
                question.getByText(answer, new Locator.GetByTextOptions().setExact(true))
                        .last()
                        .click();
                question.locator("textarea").last().fill("That is how I read it.");
            }
            press(reviewer, "Save and go on");
            says(reviewer, "Saved. ");
        }
        press(reviewer, "Hand in the review");
        says(reviewer, "Your review is in.");
    }

    private static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        visitor.page().waitForLoadState(); // What comes next may not be there yet while the page still comes in.
    }

    private static void follow(Visitor visitor, String link) {
        visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        visitor.page().waitForLoadState(); // What comes next may not be there yet while the page still comes in.
    }

    private static void choose(Visitor visitor, String label) {
        visitor.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .check();
    }

    private static void says(Visitor visitor, String words) {
        assertThat(visitor.page().locator("main")).containsText(words);
    }

    private static void picture(Visitor visitor, String name) throws Exception {
        if (Boolean.getBoolean("pictures")) {
            Files.createDirectories(Path.of("src/docs/pictures"));
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("src/docs/pictures", "review-" + name + ".png")));
        }
    }
}
