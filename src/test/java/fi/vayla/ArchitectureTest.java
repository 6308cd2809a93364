package fi.vayla;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "fi.vayla";

    /** Every package with the packages that it may know. The reasons for the less obvious ones are in decision 0007. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("event", Set.of()),
            Map.entry("log", Set.of("event")),
            Map.entry("security", Set.of("event")),
            Map.entry("attachment", Set.of("security", "event")),
            Map.entry("system", Set.of("attachment", "security", "event")),
            Map.entry("intake", Set.of("attachment", "log", "system", "security", "event")),
            Map.entry("delivery", Set.of("system", "log", "event")),
            Map.entry("routes", Set.of("intake", "delivery", "attachment", "system", "security", "log", "event")),
            Map.entry("roadmap", Set.of("log", "system", "event")),
            Map.entry("view", Set.of("log", "event")),
            Map.entry("sync", Set.of("routes", "delivery", "roadmap", "view", "system", "log", "security", "event")),
            Map.entry("operations", Set.of("sync", "routes", "delivery", "system", "log", "security", "event")),
            Map.entry(
                    "console",
                    Set.of(
                            "operations",
                            "sync",
                            "routes",
                            "delivery",
                            "roadmap",
                            "view",
                            "attachment",
                            "system",
                            "log",
                            "security",
                            "event")),
            Map.entry("command", Set.of("routes", "event")),
            Map.entry("simulator", Set.of("system", "event")));

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @Test
    void every_package_has_its_arrows() {
        Set<String> found = HUB.getPackage(ROOT).getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(ARROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_knows_only_those_that_its_arrows_lead_to(String name) {
        Set<String> unknown = new TreeSet<>(ARROWS.keySet());
        unknown.remove(name);
        unknown.removeAll(ARROWS.getOrDefault(name, Set.of()));
        String[] forbidden = Stream.concat(Stream.of(ROOT), unknown.stream().map(ArchitectureTest::below))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(below(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(HUB);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HUB);
    }

    @Test
    void formats_and_adapters_do_not_know_each_other_and_nobody_knows_them() {
        for (String parent : Set.of("intake", "system")) {
            String parts = ROOT + "." + parent + ".(*)..";
            slices().matching(parts).should().notDependOnEachOther().check(HUB);
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "." + parent + ".*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + parent + ".*..")
                    .check(HUB);
        }
    }

    @Test
    void only_the_log_knows_kafka() {
        onlyImporter("log", "org.apache.kafka..", "kafka..", "io.cloudevents..");
    }

    @Test
    void only_the_routes_know_camel() {
        onlyImporter("routes", "org.apache.camel..");
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = HUB.stream()
                .map(JavaClass::getPackage)
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }

    @Test
    void settings_come_in_records_and_beans_in_constructors() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(HUB);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(HUB);
    }

    @Test
    void nobody_logs_with_java_util_logging() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HUB);
    }

    @Test
    void time_and_chance_are_injected() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".VaylaConfiguration")
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("asks for the time itself", ArchitectureTest::asksForTime))
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe("makes its own chance", ArchitectureTest::makesChance))
                .check(HUB);
    }

    private static void onlyImporter(String name, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(below(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(HUB);
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }

    /** The wall clock; {@code System.nanoTime} measures spans and is nobody's time. */
    private static boolean asksForTime(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        JavaClass owner = target.getOwner();
        boolean clock = owner.isEquivalentTo(Clock.class)
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
        boolean now = owner.getPackageName().equals("java.time")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean millis = owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
        return clock || now || millis;
    }

    /** A generator with a seed repeats what it is told to, so it may be made anywhere. */
    private static boolean makesChance(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean unseeded = owner.isEquivalentTo(Random.class)
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
        return unseeded
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || (owner.isEquivalentTo(Math.class) && access.getName().equals("random"))
                || (owner.isEquivalentTo(UUID.class) && access.getName().equals("randomUUID"));
    }
}
