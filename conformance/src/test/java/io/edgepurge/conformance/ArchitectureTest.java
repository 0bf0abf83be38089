package io.edgepurge.conformance;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Allowed dependencies between packages. Each rule was broken on purpose once to see it fail. */
@AnalyzeClasses(
        packages = "io.edgepurge",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String[] FUNCTIONS = {
        "io.edgepurge.api..", "io.edgepurge.invoke..", "io.edgepurge.status..", "io.edgepurge.worker.."
    };

    /** Excludes the test doubles and contracts that modules share as test-jars. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] SHARED = {
        "io.edgepurge.domain..",
        "io.edgepurge.aws..",
        "io.edgepurge.log..",
        "io.edgepurge.http..",
        "io.edgepurge.request..",
        "io.edgepurge.response..",
        "io.edgepurge.imagekit.."
    };

    @ArchTest
    static final ArchRule RESPONSES_DO_NOT_DEPEND_ON_REQUESTS_OR_IMAGEKIT = noClasses()
            .that()
            .resideInAnyPackage("io.edgepurge.http..", "io.edgepurge.response..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.edgepurge.request..", "io.edgepurge.imagekit..");

    @ArchTest
    static final ArchRule THE_DOMAIN_DEPENDS_ON_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("io.edgepurge.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.edgepurge.domain..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_AWS_MODULE_AND_THE_CLIENT_USE_THE_AWS_SDK = noClasses()
            .that()
            .resideInAPackage("io.edgepurge..")
            .and()
            .resideOutsideOfPackages("io.edgepurge.aws..", "io.edgepurge.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule THE_LOG_MODULE_DEPENDS_ON_THE_DOMAIN_AND_SLF4J = classes()
            .that()
            .resideInAPackage("io.edgepurge.log..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.edgepurge.log..", "io.edgepurge.domain..", "org.slf4j..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_FUNCTIONS_WRITE_LOG_LINES = noClasses()
            .that()
            .resideOutsideOfPackages("io.edgepurge.log..")
            .and()
            .resideOutsideOfPackages(FUNCTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.edgepurge.log..");

    @ArchTest
    static final ArchRule THE_CLIENT_IS_INDEPENDENT_OF_THE_OTHER_MODULES = classes()
            .that()
            .resideInAPackage("io.edgepurge.client..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.edgepurge.client..",
                    "com.fasterxml.jackson..",
                    "software.amazon.awssdk..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule PRODUCTION_CODE_DOES_NOT_USE_TEST_DOUBLES = noClasses()
            .that()
            .resideOutsideOfPackage("io.edgepurge.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.edgepurge.testing..");

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_INDEPENDENT_OF_EACH_OTHER = slices().matching(
                    "io.edgepurge.(api|invoke|status|worker)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_THE_HANDLER_OF_A_FUNCTION_IS_PUBLIC = classes()
            .that()
            .resideInAnyPackage(FUNCTIONS)
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Handler");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_USES_NEITHER_THE_LOCAL_STACK_NOR_FUNCTIONS = noClasses()
            .that()
            .resideInAPackage("io.edgepurge.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.edgepurge.local..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(FUNCTIONS);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.edgepurge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_HANDLERS_AND_MAINS_READ_THE_ENVIRONMENT = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Handler")
            .and()
            .resideOutsideOfPackages("io.edgepurge.local.command..", "io.edgepurge.local.host..")
            .and()
            .doNotHaveFullyQualifiedName("io.edgepurge.cli.Main")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule TIME_IS_READ_FROM_A_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .or()
            .resideInAnyPackage(FUNCTIONS)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_WIRING_CREATES_A_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .or()
            .resideInAnyPackage(FUNCTIONS)
            .and()
            .haveSimpleNameNotEndingWith("Wiring")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule STATE_IS_NEVER_STATIC = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.edgepurge..")
            .should()
            .haveModifier(FINAL)
            .andShould()
            .haveModifier(STATIC);
}
