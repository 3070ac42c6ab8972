package org.touchstone.door.web;

import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.policy.drafts.RuleEdits;

/** What people call the files of a ruleset: by the title of the requirement, or the name of the element, that they belong to. */
public final class FileNames {

    private final Catalogue catalogue;
    private final PageSentences sentences;

    FileNames(Catalogue catalogue, PageSentences sentences) {
        this.catalogue = catalogue;
        this.sentences = sentences;
    }

    /** The name of the file at a path; the path where it belongs to nothing that has a name. */
    public String of(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return switch (path.substring(folder.length())) {
            case RuleEdits.NUMBERS -> sentences.say("draft.numbers");
            case "questions.yaml" -> sentences.say("draft.file.questions");
            case "/requirement.yaml" -> named("words", folder);
            case "/rules.dslr" -> named("sentences", folder);
            case "/examples.yaml" -> named("examples", folder);
            default ->
                catalogue.elements().stream()
                        .filter(element -> path.equals("catalogue/standards/" + element.id() + ".yaml"))
                        .findFirst()
                        .map(element -> sentences.say("draft.file.standards", element.name()))
                        .orElse(path);
        };
    }

    private String named(String what, String requirement) {
        return sentences.say("draft.file." + what, title(requirement));
    }

    /** The title of a requirement; its id where no rules have it. */
    String title(String requirement) {
        return catalogue.requirement(requirement).map(Requirement::title).orElse(requirement);
    }
}
