package org.touchstone.check.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.kie.api.KieServices;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Amounts;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Bounds;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Alternatives;
import org.touchstone.check.language.Language;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.RuleFile;
import org.touchstone.check.located.Unseen;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Names the engine and those of our classes that built rules rest on, so that no other version's are taken for ours. */
final class ProgramDigest {

    /** What rules call, and what makes rules of sentences and finds them well formed. */
    private static final List<Class<?>> CLASSES = List.of(
            Asked.class,
            Described.class,
            Amounts.class,
            Bounds.class,
            Relation.class,
            Remarks.class,
            RuleCompiler.class,
            RuleClasses.class,
            EngineText.class,
            AllowedClasses.class,
            Alternatives.class,
            DerivedFacts.class,
            Question.class,
            Questions.class,
            Parameter.class,
            Language.class,
            RuleFileReader.class,
            RulesetCheck.class,
            RuleFile.class,
            Unseen.class,
            Name.class,
            CheckedRuleset.class);

    static final String VALUE = digest(CLASSES);

    private ProgramDigest() {}

    static String digest(List<Class<?>> classes) {
        MessageDigest sha = RulesetFiles.sha256();
        String engine = KieServices.class.getPackage().getImplementationVersion();
        sha.update(String.valueOf(engine).getBytes(StandardCharsets.UTF_8));
        for (Class<?> each : classes) {
            String file = each.getName().replaceFirst(".*\\.", "") + ".class";
            try (InputStream bytes = each.getResourceAsStream(file)) {
                if (bytes == null) {
                    throw new IllegalStateException("the program lacks " + each.getName());
                }
                sha.update(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 8);
    }
}
