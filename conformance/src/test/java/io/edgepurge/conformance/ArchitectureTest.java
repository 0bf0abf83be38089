package io.edgepurge.conformance;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom. Each rule was broken on purpose once and seen red. */
@AnalyzeClasses(packages = "io.edgepurge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FUNCTIONS = {
        "io.edgepurge.api..", "io.edgepurge.invoke..", "io.edgepurge.status..", "io.edgepurge.worker.."
    };

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
    static final ArchRule THE_DOMAIN_KNOWS_THE_JDK_AND_ITSELF = classes()
            .that()
            .resideInAPackage("io.edgepurge.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.edgepurge.domain..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_AWS_MODULE_AND_THE_CLIENT_SEE_THE_SDK = noClasses()
            .that()
            .resideInAPackage("io.edgepurge..")
            .and()
            .resideOutsideOfPackages("io.edgepurge.aws..", "io.edgepurge.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_THE_DOMAIN_AND_WHAT_THE_SDK_LOGS_THROUGH = classes()
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
    static final ArchRule THE_CLIENT_STANDS_ALONE = classes()
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
    static final ArchRule PRODUCTION_DOES_NOT_KNOW_THE_TESTING_MODULE = noClasses()
            .that()
            .resideOutsideOfPackage("io.edgepurge.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.edgepurge.testing..");

    @ArchTest
    static final ArchRule FUNCTIONS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "io.edgepurge.(api|invoke|status|worker)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule A_FUNCTION_SHOWS_ITS_HANDLER_ONLY = classes()
            .that()
            .resideInAnyPackage(FUNCTIONS)
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Handler");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_IS_A_PROGRAM_OF_ITS_OWN = noClasses()
            .that()
            .resideInAPackage("io.edgepurge.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.edgepurge.local..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(FUNCTIONS);

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
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
    static final ArchRule TIME_COMES_IN_THROUGH_A_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .or()
            .resideInAnyPackage(FUNCTIONS)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_WIRING_PICKS_A_CLOCK = noClasses()
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
