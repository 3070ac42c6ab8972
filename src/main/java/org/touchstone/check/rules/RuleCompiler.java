package org.touchstone.check.rules;

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
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/**
 * Compiles rules to classes. The rules of each requirement get a package of their own, named by their key, so that they
 * can be kept apart from the others, although it is faster to compile many at once.
 */
final class RuleCompiler {

    private static final String PACKAGE = "org.touchstone.ruleset.r";
    private static final String RESOURCES = "src/main/resources/";
    private static final String IMPORTS =
            "; import org.touchstone.check.facts.*; import org.touchstone.check.rules.*; global Remarks "
                    + CompiledRules.REMARKS + "; ";

    private RuleCompiler() {}

    /**
     * Compiles rules, all at once.
     *
     * @return the built bytes of each, by its key; see {@link RuleClasses}
     * @throws MistakesException if they do not compile
     */
    static Map<String, byte[]> compile(List<RuleSource> sources) throws MistakesException {
        return compile(sources, AllowedClasses.toCompile(RuleCompiler.class.getClassLoader()));
    }

    static Map<String, byte[]> compile(List<RuleSource> sources, ClassLoader wall) throws MistakesException {
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
        KieBuilder builder = services.newKieBuilder(files, wall);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            throw new MistakesException(mistake("", String.valueOf(e.getMessage())));
        }
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

    /** That rules were built and may not be run. No sentence comes to this: {@link EngineText} says nothing of the kind. */
    static Mistake notAllowed() {
        return mistake("", "they use what rules may not use");
    }

    private static Mistake mistake(Message message) {
        String path = message.getPath() == null ? "" : message.getPath();
        boolean ofRules = path.endsWith(".drl");
        String why = message.getText().lines().findFirst().orElse("");
        return mistake(ofRules ? path.replaceFirst(".*/", "").replaceFirst("\\.drl$", "/rules.dslr") : "", why);
    }

    private static Mistake mistake(String file, String why) {
        return new Mistake(
                file,
                1,
                1,
                "The rules do not compile, although they are well written: " + why + ".",
                "This is a fault of the program. Tell whoever looks after it, with the rules.");
    }
}
