-- Who practises with whom: rounds of groups, drafts until they are published, and the matches in them or found at once.
create table practice_round (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid not null,
    number       int not null,
    status       text not null check (status in ('DRAFT', 'PUBLISHED', 'DROPPED')),
    starts_on    date not null,
    made_at      timestamptz not null,
    publish_at   timestamptz,
    published_at timestamptz,
    version      int not null,
    unique (group_id, number),
    unique (workspace_id, id),
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade
);
create unique index practice_round_draft on practice_round (group_id) where status = 'DRAFT';
create index practice_round_due on practice_round (publish_at) where status = 'DRAFT' and publish_at is not null;

create table practice_match (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid,
    round_id     uuid,
    set_id       uuid,
    anonymous    boolean not null,
    matched_at   timestamptz,
    unique (workspace_id, id),
    foreign key (workspace_id, round_id) references practice_round (workspace_id, id) on delete cascade,
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade
);
create index practice_match_of_round on practice_match (round_id);
create index practice_match_of_group on practice_match (group_id);

create table practice_place (
    workspace_id uuid not null references workspace on delete cascade,
    match_id     uuid not null,
    round_id     uuid,
    account_id   uuid not null,
    part         text not null check (part in ('ASKS', 'ANSWERS', 'OBSERVES')),
    named        boolean not null,
    primary key (match_id, part),
    unique (match_id, account_id) deferrable initially deferred,
    unique (round_id, account_id) deferrable initially deferred,
    foreign key (workspace_id, match_id) references practice_match (workspace_id, id) on delete cascade,
    foreign key (workspace_id, account_id) references member on delete cascade
);
create index practice_place_of_account on practice_place (workspace_id, account_id);

-- Appointments kept and missed, as they are told by whoever holds them; a later word on the same one stands.
create table practice_attendance (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    appointment  uuid not null,
    kept         boolean not null,
    at           timestamptz not null,
    primary key (workspace_id, account_id, appointment),
    foreign key (workspace_id, account_id) references member on delete cascade
);
create index practice_attendance_by_time on practice_attendance (workspace_id, account_id, at desc);

do $$
declare
    name text;
begin
    foreach name in array array['practice_round', 'practice_match', 'practice_place', 'practice_attendance'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;

-- For the function below, which looks without a scope and as the tables' owner.
create policy practice_group_due on practice_group for select to current_user
    using (workspace_id = current_workspace() or (current_workspace() is null and next_at is not null));
create policy practice_round_due on practice_round for select to current_user
    using (workspace_id = current_workspace() or (current_workspace() is null and status = 'DRAFT'));

-- Groups whose next round is to be drafted, and drafts to be published, of all workspaces: ids and nothing else.
create function practice_due(as_of timestamptz) returns table (workspace_id uuid, group_id uuid, round_id uuid)
    language sql stable security definer set search_path from current
    as $$
    select g.workspace_id, g.id, null::uuid from practice_group g where g.next_at <= as_of and g.ended_at is null
    union all
    select r.workspace_id, r.group_id, r.id from practice_round r
    where r.status = 'DRAFT' and r.publish_at <= as_of
    $$;

do $$
begin
    execute format('alter function practice_due(timestamptz) set search_path = %I, pg_temp', current_schema());
end
$$;
