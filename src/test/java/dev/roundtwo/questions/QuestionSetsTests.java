package dev.roundtwo.questions;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.sets.SetVersions;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class QuestionSetsTests {

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    SetVersions versions;

    @Test
    void aPublishedSetHoldsItsQuestionsWholeAndInOrder() throws Exception {
        var ada = cast.people().ada();
        PublishedSet set = in(ada, () -> sets.published(published(ada)));

        assertThat(set.minutes()).isEqualTo(32);
        assertThat(set.rubric()).isEqualTo("five-signals");
        assertThat(set.questions()).hasSize(2);
        AskedQuestion first = set.questions().getFirst();
        assertThat(first.title()).isEqualTo("Logged out at random");
        assertThat(first.minutes()).isEqualTo(12);
        assertThat(first.points()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(first.hints()).hasSize(3);
        assertThat(first.followUps()).hasSize(4).allSatisfy(f -> assertThat(f.points())
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(first.anchors()).containsOnlyKeys(1, 2, 3, 4);
        assertThat(first.notes()).containsKeys("dotnet", "java");
    }

    @Test
    void theChoicesAreTheNewestPublishedVersions() throws Exception {
        var ada = cast.people().ada();
        in(ada, () -> {
            UUID first = published(ada);
            UUID draft = versions.next(ada, first);
            assertThat(versions.next(ada, first)).as("one draft per family").isEqualTo(draft);
            assertThat(sets.choices()).extracting(SetChoice::number).containsExactly(1);
            sets.publish(ada, draft);
            assertThat(sets.choices()).singleElement().satisfies(choice -> {
                assertThat(choice.id()).isEqualTo(draft);
                assertThat(choice.number()).isEqualTo(2);
                assertThat(choice.items()).isEqualTo(2);
                assertThat(choice.minutes()).isEqualTo(32);
            });
            versions.retire(ada, draft);
            assertThat(sets.choices()).isEmpty();
            assertThatExceptionOfType(RuleBroken.class)
                    .as("interviews that hold it have what they need")
                    .isThrownBy(() -> sets.published(draft))
                    .satisfies(broken -> assertThat(broken.code()).isEqualTo("questions.set.is.retired"));
            return null;
        });
    }

    @Test
    void anEmptySetIsNotPublishedAndADraftIsNotAsked() throws Exception {
        var ada = cast.people().ada();
        in(ada, () -> {
            UUID draft = sets.create(ada, "Empty", "");
            assertThatThrownBy(() -> sets.publish(ada, draft)).isInstanceOf(RuleBroken.class);
            assertThatThrownBy(() -> sets.published(draft)).isInstanceOf(RuleBroken.class);
            return null;
        });
    }

    @Test
    void aStrangerFindsNoSetAndAMemberMakesNone() throws Exception {
        var people = cast.people();
        UUID set = in(people.ada(), () -> published(people.ada()));
        assertThatThrownBy(() -> in(people.charlie(), () -> sets.published(set)))
                .isInstanceOf(NotFound.class);
        assertThat(in(people.charlie(), sets::choices)).isEmpty();
        assertThatThrownBy(() -> in(people.ben(), () -> sets.create(people.ben(), "Mine", "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    private UUID published(Member ada) {
        UUID set = sets.create(ada, "Sessions and queues", "An hour on what breaks.");
        sets.addItem(ada, set, "b22", 12);
        sets.addItem(ada, set, "b02", 20);
        sets.publish(ada, set);
        return set;
    }
}
