package org.touchstone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shape of the program, as the README draws it: data flows one way, and each package keeps to its own. */
@Tag("thorough")
class ShapeTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.touchstone");

    private static final String[] EVALUATION = {
        "org.touchstone.check..",
        "org.touchstone.author.examples..",
        "org.touchstone.author.mutation..",
        "org.touchstone.author.reasoning..",
        "org.touchstone.casework.form.."
    };

    /** Each wing may use those below it, never those above or beside it. */
    private static final ArchRule WINGS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("door")
            .definedBy("org.touchstone.door..")
            .layer("run")
            .definedBy("org.touchstone.run..")
            .layer("policy")
            .definedBy("org.touchstone.policy..")
            .layer("casework")
            .definedBy("org.touchstone.casework..")
            .layer("author")
            .definedBy("org.touchstone.author..")
            .layer("check")
            .definedBy("org.touchstone.check..")
            .layer("base")
            .definedBy("org.touchstone.base..")
            .whereLayer("door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("casework")
            .mayOnlyBeAccessedByLayers("door", "run", "policy")
            .whereLayer("author")
            .mayOnlyBeAccessedByLayers("door", "run", "policy", "casework")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("door", "run", "policy", "casework", "author")
            .whereLayer("base")
            .mayOnlyBeAccessedByLayers("door", "run", "policy", "casework");

    private static final ArchRule NO_ROOMS_OUTSIDE_THE_WINGS = classes()
            .should()
            .resideInAnyPackage(
                    "org.touchstone.door..",
                    "org.touchstone.run..",
                    "org.touchstone.policy..",
                    "org.touchstone.casework..",
                    "org.touchstone.author..",
                    "org.touchstone.check..",
                    "org.touchstone.base..");

    private static final ArchRule ONE_WAY =
            slices().matching("org.touchstone.(*).(*)..").should().beFreeOfCycles();

    private static final ArchRule NO_DRAWERS = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..service..", "..impl..", "..dto..", "..model..");

    private static final ArchRule ONLY_RULES_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackage("org.touchstone.check.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    private static final ArchRule ONLY_COURSES_KNOWS_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("org.touchstone.casework.courses..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

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
    void onlyThePackageCoursesKnowsTheStoreOfEvidence() {
        ONLY_COURSES_KNOWS_THE_STORE.check(OURS);
        assertThat(broken(ONLY_COURSES_KNOWS_THE_STORE, "org.touchstone.shape")).isTrue();
    }

    @Test
    void evaluationKnowsNeitherSpringNorTheWebNorTheDatabase() {
        EVALUATION_KNOWS_NO_FRAMEWORK.check(OURS);
        assertThat(broken(EVALUATION_KNOWS_NO_FRAMEWORK, "org.touchstone.check.findings.shape"))
                .isTrue();
    }

    @Test
    void evaluationKnowsNoClock() {
        EVALUATION_KNOWS_NO_CLOCK.check(OURS);
        assertThat(broken(EVALUATION_KNOWS_NO_CLOCK, "org.touchstone.check.findings.shape"))
                .isTrue();
    }

    @Test
    void eachWingUsesOnlyThoseBelowIt() {
        WINGS.check(OURS);
        assertThat(WINGS.evaluate(new ClassFileImporter()
                                .importPackages("org.touchstone.check.findings.shape", "org.touchstone.base.audit"))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyRoomIsInAWing() {
        NO_ROOMS_OUTSIDE_THE_WINGS.check(OURS);
        assertThat(broken(NO_ROOMS_OUTSIDE_THE_WINGS, "org.touchstone.shape")).isTrue();
    }

    @Test
    void dataFlowsOneWay() {
        ONE_WAY.check(OURS);
        assertThat(broken(ONE_WAY, "org.touchstone.shape")).isTrue();
    }

    @Test
    void noPackageIsADrawer() {
        NO_DRAWERS.check(OURS);
        assertThat(broken(NO_DRAWERS, "org.touchstone.shape")).isTrue();
    }

    /** Whether a rule catches the classes that break it on purpose, in a package of the tests. */
    private static boolean broken(ArchRule rule, String breakingPackage) {
        return rule.evaluate(new ClassFileImporter().importPackages(breakingPackage))
                .hasViolation();
    }
}
