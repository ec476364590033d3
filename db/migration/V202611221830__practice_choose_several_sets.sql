-- A group practises with several sets, in an order; the column of the version before goes on holding the first of them.
create table practice_group_set (
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid not null,
    set_id       uuid not null,
    place        int not null check (place >= 0),
    primary key (group_id, set_id),
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade
);

-- What was chosen so far, in all workspaces: the owner looks past the scope for this one statement.
alter table practice_group no force row level security;
insert into practice_group_set (workspace_id, group_id, set_id, place)
select workspace_id, id, set_id, 0 from practice_group where set_id is not null;
alter table practice_group force row level security;

alter table practice_group_set enable row level security;
alter table practice_group_set force row level security;
create policy practice_group_set_of_workspace on practice_group_set
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());

-- A node of the version before writes the column only; what it chose is then the group's one set.
create function practice_follow_first_set() returns trigger
    language plpgsql
    as $$
begin
    delete from practice_group_set where group_id = new.id;
    if new.set_id is not null then
        insert into practice_group_set (workspace_id, group_id, set_id, place) values (new.workspace_id, new.id, new.set_id, 0);
    end if;
    return null;
end
$$;
create trigger practice_group_first_set_chosen after insert on practice_group
    for each row when (new.set_id is not null) execute function practice_follow_first_set();
create trigger practice_group_first_set_changed after update of set_id on practice_group
    for each row when (new.set_id is distinct from old.set_id) execute function practice_follow_first_set();

-- What a match may be practised with, as it was told; empty where a node of the version before told of one set or none.
alter table practice_match add column sets uuid[] not null default '{}';
