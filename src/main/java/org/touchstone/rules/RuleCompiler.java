package org.touchstone.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;

/**
 * Compiles rules to classes. The rules of each requirement get a package of their own, named by their key, so that they
 * can be kept apart from the others, although it is faster to compile many at once.
 */
final class RuleCompiler {

    private static final String PACKAGE = "org.touchstone.ruleset.r";
    private static final String RESOURCES = "src/main/resources/";
    private static final String IMPORTS =
            "; import org.touchstone.facts.*; import org.touchstone.rules.*; global Remarks " + CompiledRules.REMARKS
                    + "; ";

    private RuleCompiler() {}

    /**
     * Compiles rules, all at once.
     *
     * @return the built bytes of each, by its key; see {@link RuleClasses}
     * @throws MistakesException if the meaning of a sentence does not compile
     */
    static Map<String, byte[]> compile(List<RuleSource> sources) throws MistakesException {
        KieServices services = KieServices.get();
        ReleaseId releaseId = services.newReleaseId(
                "org.touchstone", "ruleset", UUID.randomUUID().toString());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(releaseId);
        for (RuleSource source : sources) {
            String name = PACKAGE + source.key();
            files.write(
                    RESOURCES + folder(name) + source.requirement() + ".drl",
                    "package " + name + IMPORTS + source.text());
        }
        KieBuilder builder = services.newKieBuilder(files, CompiledRules.loader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new MistakesException(
                    errors.stream().map(RuleCompiler::mistake).toList());
        }
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        services.getRepository().removeKieModule(releaseId);
        Map<String, byte[]> built = new LinkedHashMap<>();
        for (RuleSource source : sources) {
            built.put(source.key(), RuleClasses.bytes(classes(module, folder(PACKAGE + source.key()))));
        }
        return built;
    }

    private static String folder(String packageName) {
        return packageName.replace('.', '/') + "/";
    }

    private static Map<String, byte[]> classes(InternalKieModule module, String folder) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (String file : module.getFileNames()) {
            if (file.startsWith(folder) && file.endsWith(".class")) {
                classes.put(file, module.getBytes(file));
            }
        }
        return classes;
    }

    private static Mistake mistake(Message message) {
        String path = message.getPath() == null ? "" : message.getPath();
        String file = path.replaceFirst(".*/", "").replaceFirst("\\.drl$", "/rules.dslr");
        return new Mistake(
                file.isEmpty() ? "language/sentences.dsl" : file,
                Math.max(1, message.getLine()),
                1,
                "The meaning of a sentence does not compile: "
                        + message.getText().lines().findFirst().orElse("") + ".",
                "An engineer has to mend language/sentences.dsl.");
    }
}
