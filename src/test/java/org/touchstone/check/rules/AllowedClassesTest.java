package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.model.Model;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.RandomRules;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;

/** The second wall gives rules of every form what they need, and holds nothing that none of them needs. */
class AllowedClassesTest {

    /** A condition of one thing, what is asked: nothing is joined. */
    private static final String PREDICATE_OF_ONE = "org.drools.model.functions.Predicate1";

    /** In the inventory, and not asked for on this Java. */
    private static final Map<String, String> NOT_ASKED_FOR = Map.of(
            "java.util.SequencedCollection",
            "since Java 21 a list is one",
            NoteFailure.class.getName(),
            "loaded when a rule throws");

    /** Named in built rules, and never loaded: nothing does what they are there for. */
    private static final Set<String> NEVER_LOADED = Set.of(
            "java.lang.System", // copies the values of an enum for those who ask for them
            "java.lang.Exception", // is declared
            "java.lang.invoke.MethodHandles", // holds the class that follows
            "java.lang.invoke.MethodHandles$Lookup", // is declared; the virtual machine knows its own
            "java.lang.invoke.StringConcatFactory", // makes the message for a property that there is not
            "org.drools.model.Index", // these hold classes that are loaded
            "org.drools.model.PatternDSL",
            "org.drools.model.PatternDSL$ReactOn",
            "org.drools.model.consequences.ConsequenceBuilder");

    private static final String DEEP =
            "The first date of the reviews is between the day the total after of the follow-ups after the first date of"
                    + " the reviews and the last date of the reviews";
    private static final String DEEPER =
            "The first date of the reviews is after the day the total after of the follow-ups after the first date of the"
                    + " reviews";

    private static final String APART = "The sessions are at least the parameter most apart in week";
    private static final String APART_BY_COUNT = "The sessions are at least the number of modules apart in week";

    private final Set<String> asked = new TreeSet<>();

    /** Takes down what is asked of the wall, and given. */
    private final class Recording extends ClassLoader {

        Recording(ClassLoader wall) {
            super(wall);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = super.loadClass(name, resolve);
            asked.add(name);
            return loaded;
        }

        @Override
        public URL getResource(String name) {
            URL found = super.getResource(name);
            if (found != null) {
                asked.add(name.replaceFirst("\\.class$", "").replace('/', '.'));
            }
            return found;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> found = super.getResources(name);
            if (found.hasMoreElements()) {
                asked.add(name);
            }
            return found;
        }
    }

    private static List<RuleSource> rulesOfEveryForm() {
        RandomRules random = new RandomRules(ShippedRules.RULESET.catalogue(), 5);
        Map<String, List<Rule>> rules = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            Rule rule = random.next();
            rules.computeIfAbsent(rule.requirement(), each -> new ArrayList<>()).add(rule);
        }
        rules.put("every-requirement", ShippedRules.RULESET.rules().of("every-requirement"));
        rules.put("group-size", Attempts.sentences(DEEP, DEEPER, APART, APART_BY_COUNT));
        return rules.entrySet().stream()
                .map(each -> new RuleSource(each.getKey(), each.getValue()))
                .toList();
    }

    private static Set<String> named(byte[] built) throws IOException {
        Set<String> named = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(built))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ClassReader reader = new ClassReader(zip.readAllBytes());
                char[] buffer = new char[reader.getMaxStringLength()];
                for (int i = 1; i < reader.getItemCount(); i++) {
                    int at = reader.getItem(i);
                    if (at > 0 && reader.readByte(at - 1) == 7) {
                        named.add(reader.readUTF8(at, buffer).replace('/', '.'));
                    }
                }
            }
        }
        return named;
    }

    @Test
    void rulesOfEveryFormAreBuiltAndRunAndUseAllOfTheInventory() throws Exception {
        ClassLoader program = AllowedClasses.class.getClassLoader();
        List<RuleSource> sources = rulesOfEveryForm();
        Map<String, byte[]> built = RuleCompiler.compile(sources, new Recording(AllowedClasses.toCompile(program)));
        Map<String, Model> parts = new LinkedHashMap<>();
        ClassLoader wall = new Recording(AllowedClasses.toRun(program));
        Set<String> named = new TreeSet<>();
        for (Map.Entry<String, byte[]> each : built.entrySet()) {
            parts.put(each.getKey(), RuleClasses.model(each.getValue(), wall));
            named.addAll(named(each.getValue()));
        }
        RuleBook book =
                new RuleBook(sources.stream().collect(Collectors.toMap(RuleSource::requirement, RuleSource::rules)));
        RandomCourses courses = new RandomCourses(ShippedRules.RULESET.catalogue(), 4);
        CompiledRules compiled = new CompiledRules(parts, wall);
        for (int i = 0; i < 40; i++) {
            CourseFacts course = FactExtractor.extract(
                    ShippedRules.submission(courses.next()), ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
            Scope scope = Scope.of(course, ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
            Evaluation evaluation = compiled.evaluate(book, scope.asked(), course, ShippedRules.AS_OF);

            assertThat(evaluation.failures()).isEmpty();
        }
        named.removeIf(name -> name.startsWith("org.touchstone.ruleset.") || name.startsWith("["));
        assertThat(named).isSubsetOf(union(AllowedClasses.TO_RUN, NEVER_LOADED));
        assertThat(union(AllowedClasses.TO_RUN, AllowedClasses.TO_BEGIN, AllowedClasses.TO_COMPILE))
                .isSubsetOf(union(asked, named, NOT_ASKED_FOR.keySet()));
        assertThat(named).filteredOn(name -> name.matches(".*\\.Predicate\\d+")).containsExactly(PREDICATE_OF_ONE);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> union = new TreeSet<>();
        for (Set<String> each : sets) {
            union.addAll(each);
        }
        return union;
    }

    @Test
    void theInventoryHoldsNothingOfWhichMuchCanBeMade() {
        assertThat(AllowedClasses.TO_RUN)
                .doesNotContain("java.lang.Class", "java.lang.ClassLoader", "java.lang.System", "java.lang.Thread")
                .noneMatch(name -> name.startsWith("java.io.") || name.startsWith("java.nio."))
                .noneMatch(name -> name.startsWith("java.lang.reflect.") || name.startsWith("org.kie."));
    }
}
