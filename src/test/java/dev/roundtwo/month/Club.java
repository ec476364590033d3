package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.month.Team.Person;
import dev.roundtwo.practice.groups.Admission;
import dev.roundtwo.practice.groups.GroupForm;
import dev.roundtwo.practice.groups.Groups;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A practice group of the month, with whoever belongs to it. */
record Club(UUID id, String name, Person lead, List<Person> people) {

    /** Begun by the first, joined by the others by its link. */
    static Club begins(House house, List<Person> people, String name, LocalDate first, UUID set) throws Exception {
        Person lead = people.getFirst();
        var form = new GroupForm(
                name, "", "WEEKLY", first.toString(), lead.region().zone().getId(), List.of(set), false, null);
        UUID group = in(lead.member(), () -> house.bean(Groups.class).begin(lead.member(), form));
        String link = in(lead.member(), () -> house.bean(Admission.class).link(lead.member(), group));
        String token = link.substring(link.lastIndexOf('/') + 1);
        for (Person one : people.subList(1, people.size())) {
            in(one.member(), () -> house.bean(Admission.class).join(one.member(), token));
        }
        return new Club(group, name, lead, people);
    }
}
