package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** The names that the rules of one requirement may use: everything else in a sentence is words of the language. */
final class Vocabulary {

    private final Questions questions;
    private final Names parts;
    private final Names parameters;
    private final Shared shared;

    /** What the vocabularies of all requirements have in common. */
    static final class Shared {

        private final Questions questions;
        private final Names kinds;
        private final Names anyFact;
        private final Map<String, Names> facts = new ConcurrentHashMap<>();
        private final Map<Question, Names> choices = new ConcurrentHashMap<>();

        Shared(Questions questions) {
            this.questions = questions;
            Map<String, String> kindNames = new LinkedHashMap<>();
            for (String kind : questions.kinds()) {
                if (!kind.equals(Questions.COURSE)) {
                    kindNames.put(kind, kind);
                    kindNames.put(plural(kind), kind);
                }
            }
            kinds = new Names(kindNames);
            Map<String, String> all = new LinkedHashMap<>();
            questions.kinds().stream()
                    .filter(kind -> !kind.equals(Questions.COURSE))
                    .flatMap(kind -> questions.of(kind).stream())
                    .forEach(question -> all.put(question.words(), question.words()));
            anyFact = new Names(all);
        }

        private Names facts(String kind) {
            return facts.computeIfAbsent(
                    kind,
                    of -> Names.of(
                            questions.of(of).stream().map(Question::words).toList()));
        }

        private Names choices(Question question) {
            return choices.computeIfAbsent(question, of -> Names.of(of.choices()));
        }
    }

    Vocabulary(String requirement, Catalogue catalogue, Shared shared) {
        this.questions = catalogue.questions();
        this.shared = shared;
        this.parts = Names.of(catalogue
                .requirement(requirement)
                .map(found -> found.parts().stream().map(Part::id).toList())
                .orElse(List.of()));
        this.parameters =
                Names.of(catalogue.parameterNames(requirement).stream().sorted().toList());
    }

    Names parts() {
        return parts;
    }

    Names parameters() {
        return parameters;
    }

    /** The kinds of things that a course may describe, one or several of them. */
    Names kinds() {
        return shared.kinds;
    }

    /** What may be said of a kind of thing. */
    Names facts(String kind) {
        return shared.facts(kind);
    }

    /** What may be said of any kind of thing. */
    Names anyFact() {
        return shared.anyFact;
    }

    Names choices(Question question) {
        return shared.choices(question);
    }

    Optional<Question> question(String kind, String words) {
        return questions.named(kind + "." + words);
    }

    /** Several of a kind: sessions, follow-ups. */
    static String plural(String kind) {
        boolean ies = kind.endsWith("y") && kind.length() > 1 && "aeiou".indexOf(kind.charAt(kind.length() - 2)) < 0;
        return ies ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }

    /** Names of one or more words each, found by their first word. */
    static final class Names {

        private final Map<String, String> meanings;
        private final Map<String, List<List<String>>> byFirst = new HashMap<>();

        private Names(Map<String, String> meanings) {
            this.meanings = meanings;
            for (String name : meanings.keySet()) {
                List<String> words =
                        Tokens.of(name).stream().map(Tokens.Token::text).toList();
                if (!words.isEmpty()) {
                    byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>())
                            .add(words);
                }
            }
        }

        static Names of(List<String> names) {
            Map<String, String> meanings = new LinkedHashMap<>();
            names.forEach(name -> meanings.put(name, name));
            return new Names(meanings);
        }

        /** The names that begin with a word, each as its words. */
        List<List<String>> beginningWith(String word) {
            return byFirst.getOrDefault(word, List.of());
        }

        /** What a name stands for. */
        String meaning(String name) {
            return meanings.getOrDefault(name, name);
        }

        List<String> all() {
            return List.copyOf(meanings.keySet());
        }

        /** What the names stand for, each once. */
        List<String> meanings() {
            return meanings.values().stream().distinct().toList();
        }
    }
}
