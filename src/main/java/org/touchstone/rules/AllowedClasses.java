package org.touchstone.rules;

import java.io.InputStream;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second wall round rules: a class loader through which they see the engine, our facts and a few harmless classes
 * of Java, but nothing that reaches files, processes, threads, the network or reflection.
 */
final class AllowedClasses extends ClassLoader {

    private static final List<String> ALLOWED = List.of(
            "org.touchstone.facts.",
            "org.touchstone.catalogue.",
            "org.touchstone.rules.Remark",
            "org.touchstone.rules.Said",
            "org.touchstone.rules.RuleFailure",
            "org.touchstone.rules.NoteFailure",
            "org.touchstone.submission.",
            "org.touchstone.located.Place",
            "org.drools.",
            "org.kie.",
            "java.io.Serializable",
            "java.io.Externalizable",
            "java.io.Object",
            "java.io.IOException",
            "java.util.",
            "java.math.",
            "java.time.");
    /** Parts of the engine that reach files, or that would compile further text. */
    private static final List<String> REFUSED = List.of(
            "org.drools.util.IoUtils",
            "org.drools.util.FileUtils",
            "org.drools.util.ClassUtils",
            "org.drools.io.",
            "org.kie.internal.io.",
            "org.kie.memorycompiler.",
            "java.util.ServiceLoader",
            "java.util.Scanner",
            "java.util.Formatter",
            "java.util.Timer",
            "java.util.concurrent.",
            "java.util.jar.",
            "java.util.zip.",
            "java.util.logging.",
            "java.util.prefs.");

    private static final List<String> ALLOWED_LANGUAGE = List.of(
            "Object",
            "String",
            "CharSequence",
            "Comparable",
            "Iterable",
            "Record",
            "Enum",
            "Number",
            "Boolean",
            "Byte",
            "Character",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Short",
            "Void",
            "Math",
            "StringBuilder",
            "Throwable",
            "Exception",
            "RuntimeException",
            "Error",
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "FunctionalInterface",
            "SafeVarargs",
            "AutoCloseable",
            "Cloneable",
            "Class",
            "AssertionError",
            "NullPointerException",
            "NoSuchFieldError",
            "LinkageError",
            "IllegalArgumentException",
            "IllegalStateException",
            "ClassNotFoundException",
            "NoClassDefFoundError",
            "NoSuchFieldException",
            "annotation.",
            "constant.",
            "invoke.LambdaMetafactory",
            "invoke.MethodHandle",
            "invoke.MethodType",
            "invoke.CallSite",
            "invoke.SerializedLambda",
            "invoke.StringConcatFactory",
            "invoke.TypeDescriptor",
            "runtime.ObjectMethods");

    AllowedClasses(@Nullable ClassLoader parent) {
        super(parent);
    }

    private static boolean allowed(String name) {
        if (name.startsWith("java.lang.")) {
            String rest = name.substring("java.lang.".length());
            return ALLOWED_LANGUAGE.stream()
                    .anyMatch(known -> rest.equals(known)
                            || rest.startsWith(known + "$")
                            || (known.contains(".") && rest.startsWith(known)));
        }
        return ALLOWED.stream().anyMatch(name::startsWith) && REFUSED.stream().noneMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!allowed(name)) {
            throw new ClassNotFoundException(name + " may not be used in rules");
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return refused(name) ? null : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return refused(name) ? null : super.getResourceAsStream(name);
    }

    private static boolean refused(String resource) {
        return resource.endsWith(".class")
                && !allowed(resource.substring(0, resource.length() - ".class".length())
                        .replace('/', '.'));
    }
}
