package org.touchstone.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.ConsequenceExceptionHandlerOption;
import org.kie.internal.conf.ShareBetaNodesOption;
import org.touchstone.facts.Asked;
import org.touchstone.facts.CourseFacts;
import org.touchstone.facts.DerivedFacts;
import org.touchstone.facts.Described;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;

/**
 * Rules ready to run. Holds the engine; safe for use by many threads at once. All rules stand in one package, and beta
 * nodes are not shared, because of apache/incubator-kie issue 7115 (Drools 10.0 to 10.2: a rule with
 * {@code exists A() not B()} falls silent beside one in another package with {@code exists A() exists B()}).
 */
public final class CompiledRules implements AutoCloseable {

    static final String PACKAGE = "org.touchstone.ruleset";
    static final String REMARKS = "remarks";
    private static final String HEADER = "package " + PACKAGE
            + "; import org.touchstone.facts.*; import org.touchstone.rules.*; global Remarks " + REMARKS + "; ";
    private static final String FOLDER = "src/main/resources/org/touchstone/ruleset/";
    private static final Pattern RULE_NAME = Pattern.compile("(?:Rule|rule) \"([^\"]+)\"");

    private final KieContainer container;
    private final KieBase rules;

    private CompiledRules(KieContainer container) {
        this.container = container;
        this.rules = newKieBase(container);
    }

    private static KieBase newKieBase(KieContainer container) {
        KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
        configuration.setOption(ShareBetaNodesOption.NO);
        configuration.setOption(ConsequenceExceptionHandlerOption.get(NoteFailure.class));
        return container.newKieBase(configuration);
    }

    private static ReleaseId releaseId(String key) {
        return KieServices.get().newReleaseId("org.touchstone", "ruleset", key);
    }

    private static ClassLoader loader() {
        return new AllowedClasses(CompiledRules.class.getClassLoader());
    }

    /**
     * Compiles rules.
     *
     * @param translated the engine's text of each requirement's rules
     * @param key names the built rules; the same when loading them
     * @return the built bytes
     * @throws MistakesException if the meaning of a sentence does not compile
     */
    static byte[] compile(Map<String, String> translated, String key) throws MistakesException {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(releaseId(key));
        translated.forEach((requirement, drl) -> files.write(FOLDER + requirement + ".drl", HEADER + drl));
        KieBuilder builder = services.newKieBuilder(files, loader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new MistakesException(
                    errors.stream().map(CompiledRules::mistake).toList());
        }
        byte[] bytes = ((InternalKieModule) builder.getKieModule()).getBytes();
        services.getRepository().removeKieModule(releaseId(key));
        return bytes;
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

    /** Loads built rules. */
    static CompiledRules load(byte[] bytes, String key) {
        KieServices services = KieServices.get();
        ReleaseId releaseId = releaseId(key);
        KieModuleModel model = services.newKieModuleModel();
        KieBuilderImpl.setDefaultsforEmptyKieModule(model);
        services.getRepository()
                .addKieModule(new CanonicalKieModule(
                        new MemoryKieModule(releaseId, model, MemoryFileSystem.readFromJar(bytes))));
        CompiledRules rules = new CompiledRules(services.newKieContainer(releaseId, loader()));
        services.getRepository().removeKieModule(releaseId);
        return rules;
    }

    /** Puts everything asked of one course to the rules. Never throws for a broken rule: it is among the failures. */
    public Evaluation evaluate(List<Asked> asked, CourseFacts course) {
        KieBase base = rules;
        List<RuleFailure> broken = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        while (true) {
            try {
                Evaluation evaluation = run(base, asked, course);
                evaluation.failures().addAll(broken);
                return evaluation;
            } catch (RuntimeException e) {
                base = broken.isEmpty() ? newKieBase(container) : base;
                if (!removeBroken(base, e, removed, broken)) {
                    broken.add(new RuleFailure("", String.valueOf(e.getMessage())));
                    return new Evaluation(List.of(), broken);
                }
            }
        }
    }

    private static Evaluation run(KieBase base, List<Asked> asked, CourseFacts course) {
        KieSession session = base.newKieSession();
        try {
            Remarks remarks = new Remarks();
            session.setGlobal(REMARKS, remarks);
            for (Map.Entry<String, List<Described>> things : course.things().entrySet()) {
                if (!things.getKey().equals(DerivedFacts.CURRICULUM_OUTCOME)) {
                    things.getValue().forEach(session::insert);
                }
            }
            asked.forEach(session::insert);
            session.fireAllRules();
            return remarks.evaluation();
        } finally {
            session.dispose();
        }
    }

    /** A condition that throws stops the whole session; the rules it names are taken out, and the rest run again. */
    private static boolean removeBroken(
            KieBase base, RuntimeException thrown, Set<String> removed, List<RuleFailure> broken) {
        boolean any = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Matcher matcher = RULE_NAME.matcher(String.valueOf(cause.getMessage()));
            while (matcher.find()) {
                if (removed.add(matcher.group(1)) && base.getRule(PACKAGE, matcher.group(1)) != null) {
                    base.removeRule(PACKAGE, matcher.group(1));
                    broken.add(new RuleFailure(matcher.group(1), String.valueOf(thrown.getMessage())));
                    any = true;
                }
            }
        }
        return any;
    }

    @Override
    public void close() {
        container.dispose();
    }
}
