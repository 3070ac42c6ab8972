package org.touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.RunningService;

/**
 * From "Add a course" to the first useful verdict on what a brochure says: "Two-day health coaching skills course for
 * primary care nurses, 14 people face to face in Leeds, two weeks between the days, role play with feedback in threes,
 * follow-up session by video after three months, a questionnaire after the course, trained by two accredited coaches,
 * certificate of attendance." In no more clicks than these, and without one page that is not saved. By keyboard and without
 * script a course is described in the {@linkplain ProvidersHourTest hour of a provider}.
 */
@Tag("browser")
@ExtendWith(Visitors.class)
class FirstVerdictTest {

    private static final int MOST_CLICKS = 25;
    private static final String TO_THE_COURSE = "Save and go back to the course";

    private final RunningService service = RunningService.shared();

    @Test
    void aBrochureIsDescribedAndCheckedInFewClicks(Visitor visitor) {
        describe(Hands.withAMouse(visitor));
    }

    private void describe(Hands newcomer) {
        newcomer.signIn(service, service.person(Role.PROVIDER));
        int before = newcomer.clicks();
        newcomer.go("Add a course").type("What is the course called?", "Health coaching skills");
        newcomer.go("Add the course").sees("What does the course claim?");
        look(newcomer, "claims");
        newcomer.tick("Health coaching").tick("Level 2 of Health coaching");
        saved(newcomer, TO_THE_COURSE).sees("Health coaching skills");
        look(newcomer, "course");

        newcomer.go("About the course").type("Where do people meet?", "Leeds");
        newcomer.type("How many sessions does one group of learners have?", "3");
        newcomer.type("Who is the course for?", "Primary care nurses");
        look(newcomer, "about");
        saved(newcomer, TO_THE_COURSE);

        newcomer.go("Sessions").type("What is the session called?", "Day 1");
        newcomer.choose(
                "Is it part of the core programme, an ongoing activity after it, or follow-up?", "Core programme");
        newcomer.choose("How do learners take part?", "Face to face");
        newcomer.type("In which week of the course, counting the first as 0?", "0");
        newcomer.type("How many people take part at least?", "14");
        newcomer.type("How many people take part at most?", "14");
        newcomer.choose("Do people train skills in it with a facilitator?", "Yes")
                .tick("Role play");
        look(newcomer, "session");
        saved(newcomer, "Save and go back to the list");
        look(newcomer, "sessions");
        newcomer.go("Add one like this Day 1").type("What is the session called?", "Day 2");
        newcomer.type("In which week of the course, counting the first as 0?", "2");
        saved(newcomer, TO_THE_COURSE);

        newcomer.go("Follow-up").type("What is the follow-up?", "Session by video");
        newcomer.type("How long after the core programme ends?", "3 months").type("How is it done?", "By video");
        saved(newcomer, TO_THE_COURSE);
        newcomer.go("Evaluation of outcomes")
                .choose("Straight after training (immediate), or some time later (intermediate)?", "Immediate");
        newcomer.type("How is feedback gathered?", "A questionnaire after the course.");
        saved(newcomer, TO_THE_COURSE);
        newcomer.go("Facilitators").type("The name or role of the facilitator", "Two coaches");
        newcomer.type("What qualifies them to teach this?", "They are accredited coaches.");
        saved(newcomer, TO_THE_COURSE);
        newcomer.go("Programme of assessment")
                .choose("What kind of certificate do learners get?", "Of attendance")
                .go("Save and check");

        assertThat(newcomer.clicks() - before).as("clicks to the first verdict").isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(newcomer.page.locator("#verdict")).isVisible();
        assertThat(newcomer.page.locator("#left-out")).hasCount(0);
        newcomer.reads("Answer these 5 first");
        newcomer.unfold("Show them: What is met");
        newcomer.reads("14 people face to face; 12 to 18 are recommended.");
        look(newcomer, "check");
    }

    private static Hands saved(Hands newcomer, String button) {
        newcomer.go(button).reads("Saved");
        assertThat(newcomer.page.locator(".govuk-error-summary")).hasCount(0);
        return newcomer;
    }

    /** That these pages are fit for everybody is tested with every other page. */
    private static void look(Hands newcomer, String name) {
        if (Boolean.getBoolean("pictures")) {
            for (int width : new int[] {320, 1280}) {
                newcomer.page.setViewportSize(width, 900);
                newcomer.visitor.picture(
                        Path.of("target", "screenshots", "first-verdict", name + "-" + width + ".png"));
            }
        }
    }
}
