package io.lorapipe.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.lorapipe.system.architecture.Layout.CORE;
import static io.lorapipe.system.architecture.Layout.EDGES;
import static io.lorapipe.system.architecture.Layout.SERVICES;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lorapipe.store.ResumableUploads;

@AnalyzeClasses(packages = "io.lorapipe", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] TECHNOLOGY = {
        "org.springframework..",
        "org.apache.kafka..",
        "org.apache.avro..",
        "io.lorapipe.schemas..",
        "io.lorapipe.messaging..",
        "okhttp3..",
        "java.net.http..",
        "jakarta.servlet..",
        "java.sql..",
        "javax.sql..",
        "com.github.kagkarlsson.."
    };

    @ArchTest
    static final ArchRule theCoreKnowsNoTechnology = noClasses()
            .that(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY)
            .because("what a service decides is read, tested and changed without Spring, Kafka, Avro, HTTP or JDBC");

    @ArchTest
    static final ArchRule theCoreKnowsNoEdge = noClasses()
            .that(CORE)
            .should()
            .dependOnClassesThat(EDGES)
            .because("edges call the core; the core calls ports of its own");

    @ArchTest
    static final ArchRule edgesAreClosed = classes()
            .that(EDGES)
            .and()
            .areTopLevelClasses()
            .and(not(resideInAnyPackage("io.lorapipe.gateway.problem")))
            .should(Layout.BE_PACKAGE_PRIVATE_UNLESS_WIRED)
            .because("an edge only translates: nothing but the wiring of its service, or another edge, may lean on it");

    @ArchTest
    static final ArchRule servicesDoNotKnowEachOther = slices().matching(
                    "io.lorapipe.(archive|upload|training|gateway|sandbox)..")
            .should()
            .notDependOnEachOther()
            .because("services talk through events alone, so each can be changed, stopped and scaled by itself");

    @ArchTest
    static final ArchRule servicesDoNotKnowTheRunner = noClasses()
            .that()
            .resideOutsideOfPackage("io.lorapipe.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lorapipe.local..")
            .because("the local runner is one way of running the services, and they know of none");

    @ArchTest
    static final ArchRule onlyTheRunnerKnowsTheEmbeddedKafka = noClasses()
            .that(SERVICES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lorapipe.kafka..")
            .because("a service is told the address of a broker and does not ask where it runs");

    @ArchTest
    static final ArchRule messagingKnowsNoEvent = noClasses()
            .that()
            .resideInAPackage("io.lorapipe.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lorapipe.schemas..")
            .because("how services speak Kafka stays the same whatever they say");

    @ArchTest
    static final ArchRule librariesKnowNoFramework = noClasses()
            .that(resideInAnyPackage("io.lorapipe.images..", "io.lorapipe.presets..", "io.lorapipe.store.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.lorapipe.schemas..",
                    "io.lorapipe.messaging..")
            .because("images, presets and object-store are plain libraries that any program can use");

    @ArchTest
    static final ArchRule servicesRememberOpenUploads = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.lorapipe.archive..", "io.lorapipe.upload..", "io.lorapipe.training..", "io.lorapipe.gateway..")
            .should()
            .callMethod(ResumableUploads.class, "inMemory")
            .because("a service that is killed goes on with the upload that it had begun, or takes it back");

    @ArchTest
    static final ArchRule theContractKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.lorapipe.schemas..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.lorapipe..").and(not(resideInAnyPackage("io.lorapipe.schemas.."))))
            .because("programs outside of lorapipe use the contract, and nothing else of it");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.lorapipe.(**)")
            .should()
            .beFreeOfCycles()
            .because("what is woven together cannot be read one part at a time");

    @ArchTest
    static final ArchRule noDrawerWithoutALabel = noClasses()
            .should()
            .haveNameMatching(".*\\.(\\w*(Util|Utils|Helper|Manager|Impl|Common)|Base[A-Z]\\w*|Abstract\\w*)")
            .because("a name says what a class does, and these say nothing");

    @ArchTest
    static final ArchRule noDrawerOfPackages = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..", "..base..")
            .because("a package says what its classes are about, and these names say nothing");
}
