package org.touchstone.check.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The second wall round rules: a class loader that gives them the single classes that the rules of our language need, and
 * nothing else. What reaches files, processes, threads, the network, other classes or reflection is not among them, so that
 * text of the engine's that got past the first wall, {@link EngineText}, does not compile or breaks when it is run.
 *
 * <p>Some harm needs no class: Java that loops for ever, fills the memory, or calls {@code Locale.setDefault} is not
 * stopped here. None of it can be said in the language: {@link EngineText} writes no loops, and calls nothing but questions
 * put to facts.
 */
final class AllowedClasses extends ClassLoader {

    /** What built rules load when they are run: a package and, after it, its classes. */
    static final Set<String> TO_RUN = names("""
            java.lang Enum Object RuntimeException String Throwable
            java.time.format DateTimeFormatterBuilder
            java.util ArrayList Arrays Collections List Locale
            org.drools.model Argument DomainClassMetadata Index$ConstraintType Model PatternDSL$PatternDef Rule
            org.drools.model RuleItemBuilder Variable
            org.drools.model.consequences ConsequenceBuilder$_2
            org.drools.model.functions Block2 Function1 HashedExpression Predicate1 PredicateInformation
            org.drools.model.impl RuleBuilder
            org.drools.model.view ViewItem ViewItemBuilder
            org.drools.modelcompiler.dsl.pattern D
            org.drools.modelcompiler.util EvaluationUtil
            org.drools.util DateUtils
            org.touchstone.check.facts Asked Bounds Relation Those
            org.touchstone.check.rules NoteFailure Remarks
            """);

    /** What the engine loads besides when it begins to compile; see {@link #SETTINGS}. */
    static final Set<String> TO_BEGIN = names("""
            org.drools.core.base.accumulators AverageAccumulateFunction BigDecimalAverageAccumulateFunction
            org.drools.core.base.accumulators BigDecimalMaxAccumulateFunction BigDecimalMinAccumulateFunction
            org.drools.core.base.accumulators BigDecimalSumAccumulateFunction BigIntegerMaxAccumulateFunction
            org.drools.core.base.accumulators BigIntegerMinAccumulateFunction BigIntegerSumAccumulateFunction
            org.drools.core.base.accumulators CollectListAccumulateFunction CollectSetAccumulateFunction
            org.drools.core.base.accumulators CountAccumulateFunction
            org.drools.core.base.accumulators IntegerMaxAccumulateFunction IntegerMinAccumulateFunction
            org.drools.core.base.accumulators IntegerSumAccumulateFunction LongMaxAccumulateFunction
            org.drools.core.base.accumulators LongMinAccumulateFunction LongSumAccumulateFunction
            org.drools.core.base.accumulators MaxAccumulateFunction MinAccumulateFunction
            org.drools.core.base.accumulators NumericMaxAccumulateFunction NumericMinAccumulateFunction
            org.drools.core.base.accumulators StandardDeviationAccumulateFunction SumAccumulateFunction
            org.drools.core.base.accumulators VarianceAccumulateFunction
            org.drools.ecj EclipseJavaCompiler
            """);

    /**
     * What the compiler looks at besides, and nothing loads: the classes that those above are made of or speak of, and, from
     * Java 21 on, {@code SequencedCollection}.
     */
    static final Set<String> TO_COMPILE = names("""
            java.io Externalizable IOException ObjectInputStream ObjectOutputStream ObjectStreamException
            java.io Serializable
            java.lang CharSequence Class ClassNotFoundException CloneNotSupportedException Cloneable Comparable
            java.lang Enum$EnumDesc Exception IllegalArgumentException Iterable Override Record
            java.lang.constant Constable ConstantDesc DynamicConstantDesc
            java.lang.invoke MethodHandles MethodHandles$Lookup StringConcatFactory TypeDescriptor
            java.lang.invoke TypeDescriptor$OfField
            java.lang.reflect AnnotatedElement GenericDeclaration Type
            java.time.format DateTimeFormatter
            java.util AbstractCollection AbstractList Collection Comparator Iterator ListIterator Optional
            java.util RandomAccess SequencedCollection Spliterator
            java.util.function Consumer Predicate UnaryOperator
            org.drools.compiler.kie.builder MaterializedLambda
            org.drools.model AlphaIndex BetaIndex BetaIndex2 BetaIndex3 BetaIndex4 Consequence DSL Declaration
            org.drools.model DeclarationSource Drools EntryPoint Global Index Index$IndexType NamedModelItem
            org.drools.model PatternDSL PatternDSL$ReactOn Query RuleItem TypeMetaData TypeReference Window
            org.drools.model.consequences ConsequenceBuilder ConsequenceBuilder$AbstractValidBuilder
            org.drools.model.consequences ConsequenceBuilder$ValidBuilder ConsequenceBuilder$_1
            org.drools.model.consequences ConsequenceBuilder$_N
            org.drools.model.functions Block2$Impl Block3 BlockN Function1$Impl Predicate1$Impl Predicate10
            org.drools.model.functions Predicate11 Predicate12 Predicate13 Predicate14 Predicate15 Predicate16
            org.drools.model.functions Predicate17 Predicate18 Predicate2 Predicate3 Predicate4 Predicate5
            org.drools.model.functions Predicate6 Predicate7 Predicate8 Predicate9
            org.drools.model.functions.temporal TemporalPredicate
            org.drools.modelcompiler CanonicalKieModuleModel
            org.kie.api KieServices
            org.kie.api.builder ReleaseId
            org.kie.api.builder.model KieBaseModel KieModuleModel KieSessionModel KieSessionModel$KieSessionType
            org.kie.api.conf EventProcessingOption KieBaseMutabilityOption Option SingleValueOption
            org.kie.api.internal.utils KieService
            org.kie.api.runtime.conf ClockTypeOption KieSessionOption SingleValueKieSessionOption
            org.kie.util.maven.support ReleaseIdImpl
            """);

    /** Where the engine lists its functions. It loads all of them, though rules use none. */
    static final String SETTINGS = "META-INF/kie.default.properties.conf";

    private final Set<String> loaded;
    private final Set<String> seen;

    private AllowedClasses(@Nullable ClassLoader parent, Set<String> loaded, Set<String> seen) {
        super(parent);
        this.loaded = loaded;
        this.seen = seen;
    }

    /** What rules are compiled with. */
    static AllowedClasses toCompile(@Nullable ClassLoader parent) {
        return new AllowedClasses(
                parent, all(List.of(TO_RUN, TO_BEGIN)), all(List.of(TO_RUN, TO_COMPILE, Set.of(SETTINGS))));
    }

    /** What built rules are run with. */
    static AllowedClasses toRun(@Nullable ClassLoader parent) {
        return new AllowedClasses(parent, TO_RUN, Set.of());
    }

    private static Set<String> names(String lines) {
        return lines.lines()
                .map(line -> line.strip().split(" "))
                .flatMap(words -> Arrays.stream(words).skip(1).map(word -> words[0] + "." + word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> all(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!loaded.contains(name)) {
            throw new ClassNotFoundException(name + " may not be used in rules");
        }
        return super.loadClass(name, resolve);
    }

    private boolean isSeen(String resource) {
        String suffix = ".class";
        return seen.contains(
                resource.endsWith(suffix)
                        ? resource.substring(0, resource.length() - suffix.length())
                                .replace('/', '.')
                        : resource);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isSeen(name) ? super.getResource(name) : null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isSeen(name) ? super.getResourceAsStream(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isSeen(name) ? super.getResources(name) : Collections.emptyEnumeration();
    }
}
