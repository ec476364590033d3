package dev.roundtwo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/** House rules that a compiler cannot check. Each is a sentence in CONTRIBUTING. */
class HouseRulesTests {

    /** Read once for all rules. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.roundtwo");

    @Test
    void controllersStayInTheirModule() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .and()
                .areNotAnnotations()
                .should()
                .notBePublic()
                .check(HOUSE);
    }

    @Test
    void entitiesAndRepositoriesStayInTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(HOUSE);
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Mapper|Dto|DTO|Service)")
                .check(HOUSE);
    }

    @Test
    void controllersAskFacadesAndNeverTheDatabase() {
        noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..", "java.sql..")
                .check(HOUSE);
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        noFields().should().beAnnotatedWith(Autowired.class).check(HOUSE);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.roundtwo.platform.time..", "dev.roundtwo.platform.embedded..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .check(HOUSE);
    }
}
