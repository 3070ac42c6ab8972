package org.touchstone.check.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.internal.conf.ConsequenceExceptionHandlerOption;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Remark;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.RuleFailure;
import org.touchstone.check.language.ShownFacts;

/**
 * Rules ready to run. Holds the engine; safe for use by many threads and many rulesets at once, and needs no closing.
 * A rule is one pattern on what is asked, which answers for the rest of the course: nothing is joined.
 */
public final class CompiledRules {

    static final String REMARKS = "remarks";
    private static final Pattern RULE_NAME = Pattern.compile("(?:Rule|rule) \"(([a-z0-9-]+) (\\d+))\"");

    private final ClassLoader wall;
    private final Map<String, Model> parts;
    private final KieBase rules;
    private final KieSessionConfiguration sessions;
    /** Sessions that are used again: making one takes a tenth of an evaluation. Each is emptied when it is disposed of. */
    private final KieSessionsPool pool;

    /**
     * Puts built rules together.
     *
     * @param parts the rules of each requirement, by their key, in the order in which they are to stand
     */
    CompiledRules(Map<String, Model> parts) {
        this(parts, AllowedClasses.toRun(CompiledRules.class.getClassLoader()));
    }

    CompiledRules(Map<String, Model> parts, ClassLoader wall) {
        this.wall = wall;
        this.parts = Collections.unmodifiableMap(parts);
        this.sessions = newSessionConfiguration();
        this.rules = newKieBase(KieBaseMutabilityOption.DISABLED);
        this.pool = rules.newKieSessionsPool(1);
    }

    private KieBase newKieBase(KieBaseMutabilityOption mutability) {
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), wall);
        configuration.setOption(mutability);
        configuration.setOption(ConsequenceExceptionHandlerOption.get(NoteFailure.class));
        return KieBaseBuilder.createKieBaseFromModel(parts.values(), configuration);
    }

    /**
     * No rule says anything that another builds on, so that each may conclude as soon as its conditions hold. Sessions
     * stay safe for threads: one that is not would share what it passes to a conclusion with every other.
     */
    private static KieSessionConfiguration newSessionConfiguration() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(DirectFiringOption.YES);
        return configuration;
    }

    /** The built rules of this key, if they are among these. */
    Optional<Model> part(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    /**
     * Puts everything asked of one course to the rules. Never throws for a broken rule: it is among the failures.
     *
     * @param book the rules that these were built from
     * @param day the day on which a rule has to hold in order to speak
     */
    Evaluation evaluate(RuleBook book, List<Asked> asked, CourseFacts course, LocalDate day) {
        KieBase base = rules;
        List<RuleFailure> broken = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        while (true) {
            try {
                Remarks remarks = run(base, asked);
                broken.addAll(remarks.failures());
                return new Evaluation(said(remarks, book, course, day), named(broken, book));
            } catch (RuntimeException | LinkageError e) {
                base = broken.isEmpty() ? newKieBase(KieBaseMutabilityOption.ALLOWED) : base;
                if (!removeBroken(base, e, removed, broken)) {
                    broken.add(new RuleFailure("", String.valueOf(e.getMessage())));
                    return new Evaluation(List.of(), named(broken, book));
                }
            }
        }
    }

    private Remarks run(KieBase base, List<Asked> asked) {
        KieSession session = base == rules ? pool.newKieSession(sessions) : base.newKieSession(sessions, null);
        try {
            Remarks remarks = new Remarks();
            session.setGlobal(REMARKS, remarks);
            asked.forEach(session::insert);
            session.fireAllRules();
            return remarks;
        } finally {
            session.dispose();
        }
    }

    /** What the rules that spoke say. The facts that they rest on are those that the rules name, not what the engine tells. */
    private static List<Remark> said(Remarks remarks, RuleBook book, CourseFacts course, LocalDate day) {
        ShownFacts shown = new ShownFacts(course);
        List<Remark> said = new ArrayList<>(remarks.spoken().size());
        for (Remarks.Spoken each : remarks.spoken()) {
            Rule rule = book.of(each.requirement()).get(each.number());
            if (rule.days().include(day)) {
                said.add(shown.remark(rule, each.asked()));
            }
        }
        return said;
    }

    /** Failures by the names that people gave the rules. */
    private static List<RuleFailure> named(List<RuleFailure> failures, RuleBook book) {
        return failures.stream()
                .map(failure -> {
                    Matcher matcher = RULE_NAME.matcher("rule \"" + failure.rule() + "\"");
                    return matcher.matches()
                            ? new RuleFailure(
                                    book.of(matcher.group(2))
                                            .get(Integer.parseInt(matcher.group(3)))
                                            .fullName(),
                                    failure.why())
                            : failure;
                })
                .distinct()
                .toList();
    }

    /** A condition that throws stops the whole session; the rules it names are taken out, and the rest run again. */
    private static boolean removeBroken(KieBase base, Throwable thrown, Set<String> removed, List<RuleFailure> broken) {
        boolean any = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Matcher matcher = RULE_NAME.matcher(String.valueOf(cause.getMessage()));
            while (matcher.find()) {
                String rule = matcher.group(1);
                Optional<String> holder = base.getKiePackages().stream()
                        .map(KiePackage::getName)
                        .filter(name -> base.getRule(name, rule) != null)
                        .findFirst();
                if (removed.add(rule) && holder.isPresent()) {
                    base.removeRule(holder.get(), rule);
                    broken.add(new RuleFailure(rule, String.valueOf(thrown.getMessage())));
                    any = true;
                }
            }
        }
        return any;
    }
}
