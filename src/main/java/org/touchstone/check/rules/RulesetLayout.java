package org.touchstone.check.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Words;

/** Which files a folder of rules may hold. A file that nothing would read is a mistake: whoever put it there meant it. */
final class RulesetLayout {

    private static final Set<String> OF_REQUIREMENT = Set.of("requirement.yaml", "rules.dslr", "examples.yaml");
    private static final TreeMap<String, Set<String>> KNOWN = new TreeMap<>();

    static {
        KNOWN.put(
                "",
                Set.of(
                        "questions.yaml",
                        "parameters.yaml",
                        "proposals.yaml",
                        "mutants-excused.yaml",
                        "cannot-fail.yaml",
                        "README.md",
                        "CHANGELOG.md"));
        KNOWN.put(
                "catalogue",
                Set.of(
                        "elements.yaml",
                        "methods.yaml",
                        "verbs.yaml",
                        "skills.yaml",
                        "behaviours.yaml",
                        "assessment-kinds.yaml",
                        "drivers.yaml"));
        KNOWN.put("language", Set.of("sentences.dsl"));
        KNOWN.put("every-requirement", Set.of("rules.dslr"));
    }

    private static final Set<String> BY_ELEMENT = Set.of("catalogue/standards", "catalogue/outcomes");
    private static final String COURSES = "examples";

    private RulesetLayout() {}

    /** What is wrong with the names of the files of a folder. */
    static List<Mistake> check(Collection<String> names) {
        List<Mistake> mistakes = new ArrayList<>();
        Set<String> doubtful = new TreeSet<>();
        for (String name : names) {
            int before = mistakes.size();
            check(name, mistakes);
            if (mistakes.size() > before) {
                doubtful.add(folder(name));
            }
        }
        for (String name : names) {
            String folder = folder(name);
            boolean own = !folder.isEmpty() && !folder.contains("/") && !isFixed(folder);
            if (own && !names.contains(folder + "/requirement.yaml") && doubtful.add(folder)) {
                mistakes.add(mistake(
                        name,
                        "The folder \"" + folder + "\" holds no requirement.yaml, so nothing in it is used.",
                        "Add it, or remove the folder."));
            }
        }
        return mistakes;
    }

    private static boolean isFixed(String folder) {
        return KNOWN.containsKey(folder) || folder.equals(COURSES);
    }

    private static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static void check(String name, List<Mistake> mistakes) {
        String folder = folder(name);
        String file = name.substring(name.lastIndexOf('/') + 1);
        if (BY_ELEMENT.contains(folder) || folder.equals(COURSES)) {
            Name sort = folder.equals(COURSES) ? Name.COURSE : Name.ELEMENT;
            String wrong = file.endsWith(".yaml") ? sort.wrong(file.substring(0, file.length() - 5)) : "";
            if (!file.endsWith(".yaml")) {
                mistakes.add(mistake(
                        name,
                        "\"" + file + "\" is not a file that is known here.",
                        "Here are known files that end in .yaml."));
            } else if (!wrong.isEmpty()) {
                mistakes.add(mistake(name, wrong, sort.todo()));
            }
        } else if (isFixed(folder) || folder.isEmpty()) {
            boolean note = folder.isEmpty() && file.endsWith(".md");
            if (!note) {
                known(name, file, KNOWN.getOrDefault(folder, Set.of()), mistakes);
            }
        } else if (folder.contains("/")) {
            mistakes.add(
                    OF_REQUIREMENT.contains(file)
                            ? mistake(
                                    name,
                                    "A requirement cannot stand in a folder below \""
                                            + folder.substring(0, folder.indexOf('/')) + "\".",
                                    "Move its folder up, beside the other requirements.")
                            : mistake(name, "Nothing is known in the folder \"" + folder + "\".", "Remove it."));
        } else {
            String wrong = Name.REQUIREMENT.wrong(folder);
            if (!wrong.isEmpty()) {
                mistakes.add(mistake(name, wrong, Name.REQUIREMENT.todo()));
            } else {
                known(name, file, OF_REQUIREMENT, mistakes);
            }
        }
    }

    private static void known(String name, String file, Set<String> known, List<Mistake> mistakes) {
        if (!known.contains(file)) {
            mistakes.add(mistake(
                    name,
                    "\"" + file + "\" is not a file that is known here.",
                    Words.didYouMean(
                            file,
                            known,
                            "Here " + (known.size() == 1 ? "is" : "are") + " known "
                                    + Words.list(List.copyOf(new TreeSet<>(known))) + ".")));
        }
    }

    private static Mistake mistake(String file, String what, String todo) {
        return new Mistake(file, 1, 1, what, todo);
    }
}
