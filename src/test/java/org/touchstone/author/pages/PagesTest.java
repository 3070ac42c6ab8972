package org.touchstone.author.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;

class PagesTest {

    private static final List<String> FIXED = List.of(
            "What it asks",
            "Where it comes from",
            "When it applies",
            "How it is checked, and what is left to the reviewer",
            "How we read it",
            "Examples",
            "What you will see",
            "How to put it right",
            "Values over time");

    private final StandardsSite pages = ShippedPages.PAGES;
    private final Catalogue catalogue = ShippedRules.RULESET.catalogue();

    private static List<String> headings(Page page) {
        return page.sections().stream().map(PageSection::heading).toList();
    }

    private Page only(String name) {
        assertThat(pages.named(name)).as(name).hasSize(1);
        return pages.named(name).get(0);
    }

    /** The page as text, on one line, so that it does not matter where lines break. */
    private String text(String name) {
        return TextPage.render(only(name), false).replaceAll("\\s+", " ");
    }

    @Test
    void everyStandardHasAPageWithTheFixedHeadings() {
        assertThat(catalogue.standards())
                .isNotEmpty()
                .allSatisfy(
                        standard -> assertThat(headings(only(standard.id()))).isEqualTo(FIXED));
    }

    @Test
    void everyRequirementHasAPageWithTheFixedHeadings() {
        assertThat(catalogue.requirements())
                .isNotEmpty()
                .allSatisfy(requirement ->
                        assertThat(headings(only(requirement.id()))).isEqualTo(FIXED));
    }

    @Test
    void everyElementHasAPageWithItsStandardsAndOutcomes() {
        assertThat(catalogue.elements())
                .isNotEmpty()
                .allSatisfy(element -> assertThat(headings(only(element.id())))
                        .containsExactly("What it is", "Its standards", "Its learning outcomes", "What it rests on"));
        assertThat(text("HC")).contains("HC-DES-01", "HC-L1-01", "Level 3");
    }

    @Test
    void everyLearningOutcomeHasAPage() {
        assertThat(catalogue.outcomes())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(headings(only(outcome.id())))
                        .containsExactly("What it asks", "Where it comes from", "Level and depth", "How we read it"));
    }

    @Test
    void noSectionIsEmptyAndEveryRowFillsItsTable() {
        for (Address address : pages.addresses()) {
            for (PageSection section : pages.page(address).orElseThrow().sections()) {
                assertThat(section.blocks())
                        .as(address.file() + " " + section.heading())
                        .isNotEmpty();
                for (Block block : section.blocks()) {
                    if (block instanceof Block.Table table) {
                        assertThat(table.rows())
                                .as(address.file())
                                .isNotEmpty()
                                .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.headings()));
                    }
                }
            }
        }
    }

    @Test
    void noPageShowsNullOrAnUnfilledPlaceholderOrALineTooWide() {
        for (Address address : pages.addresses()) {
            String text = TextPage.render(pages.page(address).orElseThrow(), false);
            assertThat(text)
                    .as(address.file())
                    .doesNotContainPattern("\\bnull\\b")
                    .doesNotContain("{", "Optional[");
            assertThat(text.lines().filter(line -> line.length() > 100))
                    .as(address.file())
                    .isEmpty();
        }
    }

    @Test
    void thePageOfARequirementSaysAllThatItsFilesSay() {
        assertThat(text("group-size"))
                .contains(
                        "Face-to-face group is larger than recommended",
                        "Its group size is more than the parameter most",
                        "It is recommended",
                        "\"[session]\" has up to [group size] people face to face; 12 to 18 are recommended.",
                        "18 people",
                        "not set (people)",
                        "the person who plans the sessions");
    }

    @Test
    void aPartWithAnAnswerSaysWhichQuestionAnswersIt() {
        String question = catalogue
                .questions()
                .named(catalogue.part("attendance-data/attendance").answer().orElseThrow())
                .orElseThrow()
                .ask();
        assertThat(text("attendance-data"))
                .contains("Answered by \"" + question + "\"", "An answer meets this part; the answer \"no\" does not.");
    }

    @Test
    void aStandardIsFoundInSmallLetters() {
        assertThat(only("fw-del-01").address().id()).isEqualTo("FW-DEL-01");
    }

    @Test
    void aPartAndAParameterLeadToTheirRequirement() {
        assertThat(only("recommended-number").address().id()).isEqualTo("group-size");
        assertThat(only("group-size/most remote").address().id()).isEqualTo("group-size");
    }

    @Test
    void aNameThatSeveralRequirementsUseIsNotGuessed() {
        List<Page> several = pages.named("least days after");
        assertThat(several).hasSizeGreaterThan(1);
        assertThat(pages.severalNamed("least days after", several)).contains("embedding-check/least days after");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearestKnownOne() {
        assertThat(pages.named("FW-DEL-1")).isEmpty();
        assertThat(pages.nothingNamed("grup-size")).contains("There is no", "Did you mean \"group-size\"?");
    }

    @Test
    void theListOfStandardsCanBeNarrowed() {
        Page ofOneElement = pages.standards(Optional.of("hc"), false);
        assertThat(headings(ofOneElement)).containsExactly("Health coaching");
        long uncovered = catalogue.standards().stream()
                .filter(standard -> !catalogue.isCovered(standard.id()))
                .count();
        long listed = pages.standards(Optional.empty(), true).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .mapToLong(block -> ((Block.Table) block).rows().size())
                .sum();
        assertThat(listed).isEqualTo(uncovered);
    }
}
