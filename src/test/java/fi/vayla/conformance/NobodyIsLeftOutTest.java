package fi.vayla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fi.vayla.intake.Format;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemAdapter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each adapter and each format stands in the report: a test names it and holds it to its contract. */
class NobodyIsLeftOutTest {

    private static final JavaClasses HUB = classes(new ImportOption.DoNotIncludeTests());
    private static final JavaClasses TESTS = classes(new ImportOption.OnlyIncludeTests());

    @Test
    void every_adapter_is_held_to_its_contract() {
        assertThat(subjects(SystemAdapterContract.class))
                .containsAll(names(HUB, SystemAdapter.class, AdapterFactory.class));
    }

    @Test
    void every_format_is_held_to_its_contract() {
        assertThat(subjects(IntakeFormatContract.class)).containsAll(names(HUB, Format.class));
    }

    private static JavaClasses classes(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages("fi.vayla");
    }

    private static Set<String> subjects(Class<?> contract) {
        return concrete(TESTS, contract)
                .flatMap(test ->
                        Stream.of(test.reflect().getAnnotation(Subject.class).of()))
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(JavaClasses classes, Class<?>... kinds) {
        Set<String> names =
                concrete(classes, kinds).map(NobodyIsLeftOutTest::name).collect(Collectors.toSet());
        assertThat(names).isNotEmpty();
        return names;
    }

    /** One without a name is its owner's. */
    private static String name(JavaClass one) {
        return one.getEnclosingClass()
                .filter(owner -> one.isAnonymousClass())
                .orElse(one)
                .getName();
    }

    private static Stream<JavaClass> concrete(JavaClasses classes, Class<?>... kinds) {
        return classes.stream()
                .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(one -> Stream.of(kinds).anyMatch(one::isAssignableTo));
    }
}
