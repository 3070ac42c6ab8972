package org.touchstone.check.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.model.Model;

/** The classes that the rules of one requirement were built to. They see what {@link AllowedClasses} lets them see. */
final class RuleClasses extends ClassLoader {

    /** The class that describes the rules to the engine; the others serve it. */
    private static final Pattern MODEL = Pattern.compile(".*/Rules[0-9A-F]{32}\\.class");

    private final Map<String, byte[]> classes;

    private RuleClasses(Map<String, byte[]> classes, ClassLoader wall) {
        super(wall);
        this.classes = classes;
    }

    /** The bytes that classes are kept as, given by their file names. */
    static byte[] bytes(Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Loads kept classes.
     *
     * @throws IllegalStateException if the bytes are damaged
     */
    static Model model(byte[] bytes) {
        return model(bytes, AllowedClasses.toRun(RuleClasses.class.getClassLoader()));
    }

    static Model model(byte[] bytes, ClassLoader wall) {
        Map<String, byte[]> classes = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                classes.put(entry.getName(), zip.readAllBytes());
            }
            String model = classes.keySet().stream()
                    .filter(MODEL.asMatchPredicate())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("these are no built rules"));
            String name = model.substring(0, model.length() - ".class".length()).replace('/', '.');
            return (Model) new RuleClasses(classes, wall)
                    .loadClass(name)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("damaged built rules", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
