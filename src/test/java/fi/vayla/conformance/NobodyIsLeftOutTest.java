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

/** Each adapter and each format stands in the report: beside it, in its package, is the test that holds it to its contract. */
class NobodyIsLeftOutTest {

    private static final JavaClasses HUB = classes(new ImportOption.DoNotIncludeTests());
    private static final JavaClasses TESTS = classes(new ImportOption.OnlyIncludeTests());

    @Test
    void every_adapter_is_held_to_its_contract() {
        assertThat(packages(TESTS, SystemAdapterContract.class))
                .containsAll(packages(HUB, SystemAdapter.class, AdapterFactory.class));
    }

    @Test
    void every_format_is_held_to_its_contract() {
        assertThat(packages(TESTS, IntakeFormatContract.class)).containsAll(packages(HUB, Format.class));
    }

    private static JavaClasses classes(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages("fi.vayla");
    }

    private static Set<String> packages(JavaClasses classes, Class<?>... kinds) {
        Set<String> packages = classes.stream()
                .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(one -> Stream.of(kinds).anyMatch(one::isAssignableTo))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(packages).isNotEmpty();
        return packages;
    }
}
