package dev.loopbench.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.loopbench.core.transport.Transport;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ModuleRulesTest {

    private static final JavaClasses CLASSES = imported();

    /** No rule asks what the classes of others are like, so these are not read. */
    private static JavaClasses imported() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .withImportOption(location -> !location.contains("jmh_generated"))
                .importPackages("dev.loopbench");
    }

    @Test
    void transportsKnowCoreAloneAndNobodyKnowsResults() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy("dev.loopbench.core..")
                .layer("blocking")
                .definedBy("dev.loopbench.blocking..")
                .layer("nio")
                .definedBy("dev.loopbench.nio..")
                .layer("netty")
                .definedBy("dev.loopbench.netty..")
                .layer("service")
                .definedBy("dev.loopbench.service..")
                .layer("results")
                .definedBy("dev.loopbench.results..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("blocking")
                .mayOnlyAccessLayers("core")
                .whereLayer("nio")
                .mayOnlyAccessLayers("core")
                .whereLayer("netty")
                .mayOnlyAccessLayers("core")
                .whereLayer("service")
                .mayOnlyAccessLayers("core")
                .whereLayer("results")
                .mayOnlyAccessLayers("core", "service")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCircles() {
        slices().matching("dev.loopbench.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sessionsDoNoInputAndOutput() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.loopbench.core.session", "dev.loopbench.core.frame")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "java.io..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void sessionsAreGivenTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.loopbench.core.session", "dev.loopbench.core.frame")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void statisticsDoNoInputAndOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.loopbench.results.statistics",
                        "dev.loopbench.results.quiet",
                        "dev.loopbench.results.figures")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..")
                .check(CLASSES);
    }

    @Test
    void onlyTwoModulesKnowNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.loopbench.netty..", "dev.loopbench.service..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void transportsAreCalledSo() {
        classes()
                .that()
                .implement(Transport.class)
                .should()
                .haveSimpleNameEndingWith("Transport")
                .check(CLASSES);
    }
}
