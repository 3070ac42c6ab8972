package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.catalogue.LearningOutcome;

/** Makes the page of a learning outcome. */
final class OutcomePage {

    private static final int TITLE_LENGTH = 90;

    private OutcomePage() {}

    static Page of(Material material, LearningOutcome outcome) {
        return new Page(
                Address.of(Address.Kind.OUTCOME, outcome.id()),
                PageMessages.text("kind.outcome", outcome.id()),
                shortened(sentence(outcome)),
                List.of(IndexPage.LINK, material.linkToElement(outcome.element())),
                List.of(
                        FixedSections.section("asks", List.of(FixedSections.paragraph(sentence(outcome)))),
                        source(material, outcome),
                        levelAndDepth(outcome),
                        FixedSections.section(
                                "reading",
                                List.of(FixedSections.paragraph(
                                        outcome.reading().orElse(PageMessages.text("reading.none")))))));
    }

    /** What the outcome asks, as a sentence that stands alone. */
    static String sentence(LearningOutcome outcome) {
        return PageMessages.text("outcome.sentence", outcome.asks());
    }

    private static String shortened(String text) {
        int end = text.lastIndexOf(' ', TITLE_LENGTH);
        return text.length() <= TITLE_LENGTH || end < 0 ? text : text.substring(0, end) + "\u2026";
    }

    private static PageSection source(Material material, LearningOutcome outcome) {
        List<Block.Particular> all = new ArrayList<>();
        all.add(FixedSections.particular("document", Text.of(outcome.source().document())));
        all.add(FixedSections.particular("section", Text.of(outcome.source().section())));
        all.add(FixedSections.particular("position", Text.of(outcome.source().position())));
        all.add(FixedSections.particular("element", material.linkToElement(outcome.element())));
        outcome.sameAs().ifPresent(same -> all.add(FixedSections.particular("same", material.linkToOutcome(same))));
        return FixedSections.section("source", List.of(new Block.Particulars(all)));
    }

    private static PageSection levelAndDepth(LearningOutcome outcome) {
        return FixedSections.section(
                "level",
                List.of(new Block.Particulars(List.of(
                        FixedSections.particular(
                                "level",
                                Text.of(
                                        outcome.level() == 0
                                                ? PageMessages.text("level.none")
                                                : Integer.toString(outcome.level()))),
                        FixedSections.particular(
                                "depth",
                                Text.of(PageMessages.text("depth." + outcome.depth()) + ": "
                                        + PageMessages.text("depth.meaning." + outcome.depth())))))));
    }
}
