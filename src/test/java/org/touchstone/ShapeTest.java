package org.touchstone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.temporal.Temporal;
import org.junit.jupiter.api.Test;

/** The shape of the program, as the README draws it: data flows one way, and each package keeps to its own. */
class ShapeTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.touchstone");

    private static final String[] EVALUATION = {
        "org.touchstone.located..",
        "org.touchstone.submission..",
        "org.touchstone.catalogue..",
        "org.touchstone.facts..",
        "org.touchstone.language..",
        "org.touchstone.rules..",
        "org.touchstone.findings..",
        "org.touchstone.explanation..",
        "org.touchstone.advice..",
        "org.touchstone.assessment..",
        "org.touchstone.form..",
        "org.touchstone.examples..",
        "org.touchstone.mutation..",
        "org.touchstone.report.."
    };

    private static final ArchRule ONLY_RULES_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackage("org.touchstone.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    private static final ArchRule EVALUATION_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(EVALUATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "picocli..");

    private static final ArchRule EVALUATION_KNOWS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(EVALUATION)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                    "that reads the clock",
                    target ->
                            target.getName().equals("now") && target.getOwner().isAssignableTo(Temporal.class))));

    @Test
    void onlyThePackageRulesKnowsDrools() {
        ONLY_RULES_KNOWS_DROOLS.check(OURS);
        assertThat(broken(ONLY_RULES_KNOWS_DROOLS, "org.touchstone.shape")).isTrue();
    }

    @Test
    void evaluationKnowsNeitherSpringNorTheWebNorTheDatabase() {
        EVALUATION_KNOWS_NO_FRAMEWORK.check(OURS);
        assertThat(broken(EVALUATION_KNOWS_NO_FRAMEWORK, "org.touchstone.findings.shape"))
                .isTrue();
    }

    @Test
    void evaluationKnowsNoClock() {
        EVALUATION_KNOWS_NO_CLOCK.check(OURS);
        assertThat(broken(EVALUATION_KNOWS_NO_CLOCK, "org.touchstone.findings.shape"))
                .isTrue();
    }

    @Test
    void dataFlowsOneWay() {
        slices().matching("org.touchstone.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void noPackageIsADrawer() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..service..", "..impl..", "..dto..", "..model..")
                .check(OURS);
    }

    /** Whether a rule catches the classes that break it on purpose, in a package of the tests. */
    private static boolean broken(ArchRule rule, String breakingPackage) {
        return rule.evaluate(new ClassFileImporter().importPackages(breakingPackage))
                .hasViolation();
    }
}
