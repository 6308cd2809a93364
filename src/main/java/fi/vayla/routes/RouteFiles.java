package fi.vayla.routes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The administrator's files at one moment: those of the routes folder, and those of {@code config/} that are applied with them.
 *
 * @param deliver the route files, by their names
 * @param intake the intake route files, by their names
 * @param mappings the mapping files, by their names below the mappings folder
 * @param config the files of {@link FilePlaces#config}, also those that cannot be read
 */
record RouteFiles(
        SortedMap<String, TextFile> deliver,
        SortedMap<String, TextFile> intake,
        SortedMap<String, TextFile> mappings,
        SortedMap<String, TextFile> config) {

    private static final String DELIVER = "deliver/";
    private static final String INTAKE = "intake/";

    /** Where intake route files stand as seen from the deliver folder, so that the names of both do not meet. */
    private static final String INTAKE_BESIDE = "../" + INTAKE;

    static final String MAPPINGS = "mappings/";
    static final String CONFIG = "config/";

    RouteFiles {
        deliver = Collections.unmodifiableSortedMap(new TreeMap<>(deliver));
        intake = Collections.unmodifiableSortedMap(new TreeMap<>(intake));
        mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /** The files of a revision, as they would be here. */
    static RouteFiles of(Map<String, String> texts, FilePlaces places) {
        SortedMap<String, TextFile> config = new TreeMap<>();
        places.config().forEach((name, file) -> {
            String text = texts.get(CONFIG + name);
            config.put(name, text == null ? TextFile.absent(file) : TextFile.of(file, text));
        });
        return new RouteFiles(
                below(DELIVER, places.deliver(), texts),
                below(INTAKE, places.intake(), texts),
                below(MAPPINGS, places.mappings(), texts),
                config);
    }

    private static SortedMap<String, TextFile> below(String prefix, Path folder, Map<String, String> texts) {
        SortedMap<String, TextFile> files = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                String below = name.substring(prefix.length());
                files.put(below, TextFile.of(folder.resolve(below), text));
            }
        });
        return files;
    }

    /** One that {@link FilePlaces#config} names. */
    TextFile config(String name) {
        return Objects.requireNonNull(config.get(name), name);
    }

    /** Whether all of them could be read. */
    boolean readable() {
        return Stream.of(deliver, intake, mappings, config)
                .flatMap(files -> files.values().stream())
                .allMatch(file -> file.fault().isEmpty());
    }

    /** The texts of those that could be read, by their names in a revision. */
    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        put(texts, DELIVER, deliver);
        put(texts, INTAKE, intake);
        put(texts, MAPPINGS, mappings);
        put(texts, CONFIG, config);
        return texts;
    }

    private static void put(Map<String, String> texts, String prefix, Map<String, TextFile> files) {
        files.forEach((name, file) -> {
            if (file.fault().isEmpty()) {
                texts.put(prefix + name, file.text());
            }
        });
    }

    /** The same without some of the route files. */
    RouteFiles without(Set<String> names) {
        SortedMap<String, TextFile> left = new TreeMap<>(deliver);
        left.keySet().removeAll(names);
        SortedMap<String, TextFile> intakeLeft = new TreeMap<>(intake);
        intakeLeft.keySet().removeIf(name -> names.contains(INTAKE_BESIDE + name));
        return new RouteFiles(left, intakeLeft, mappings, config);
    }

    /** All route files, by their names as seen from the deliver folder. */
    SortedMap<String, TextFile> routes() {
        SortedMap<String, TextFile> routes = new TreeMap<>(deliver);
        intake.forEach((name, file) -> routes.put(INTAKE_BESIDE + name, file));
        return routes;
    }

    /** Of a name as seen from the deliver folder. */
    static boolean isIntake(String name) {
        return name.startsWith(INTAKE_BESIDE);
    }

    /** The name in a revision of a route file, from its name as seen from the deliver folder. */
    static String nameInRevision(String name) {
        return isIntake(name) ? INTAKE + name.substring(INTAKE_BESIDE.length()) : DELIVER + name;
    }

    /** What tells two sets of texts apart. */
    static String digest(SortedMap<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                for (String part : List.of(name, text)) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update(ByteBuffer.allocate(Integer.BYTES)
                            .putInt(bytes.length)
                            .array());
                    digest.update(bytes);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** What is different, by the names. */
    static <T> List<FileChange> changes(Map<String, T> from, Map<String, T> to) {
        SortedSet<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(from.get(name), to.get(name)))
                .map(name -> new FileChange(name, change(from.containsKey(name), to.containsKey(name))))
                .toList();
    }

    private static FileChange.Kind change(boolean before, boolean after) {
        return before && after ? FileChange.Kind.changed : after ? FileChange.Kind.added : FileChange.Kind.removed;
    }

    /**
     * These files, as far as an earlier look found the same: a file that somebody is writing at the moment, or has just taken
     * away, stays as it was settled before.
     */
    RouteFiles settled(RouteFiles earlier, RouteFiles settledBefore) {
        return new RouteFiles(
                settled(deliver, earlier.deliver, settledBefore.deliver),
                settled(intake, earlier.intake, settledBefore.intake),
                settled(mappings, earlier.mappings, settledBefore.mappings),
                settled(config, earlier.config, settledBefore.config));
    }

    private static SortedMap<String, TextFile> settled(
            Map<String, TextFile> now, Map<String, TextFile> earlier, Map<String, TextFile> before) {
        Set<String> names = new HashSet<>(now.keySet());
        names.addAll(before.keySet());
        SortedMap<String, TextFile> settled = new TreeMap<>();
        for (String name : names) {
            Map<String, TextFile> newest = Objects.equals(now.get(name), earlier.get(name)) ? now : before;
            TextFile file = newest.get(name);
            if (file != null) {
                settled.put(name, file);
            }
        }
        return settled;
    }
}
