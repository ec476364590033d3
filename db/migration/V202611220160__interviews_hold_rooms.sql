-- An interview with its seats, the turns that froze its sets, the shared and private notes, and the record of what happened.
create table interview (
    id                uuid primary key,
    workspace_id      uuid not null references workspace on delete cascade,
    title             text not null check (length(title) between 1 and 120),
    mode              text not null check (mode in ('PANEL', 'PEER')),
    status            text not null check (status in ('SCHEDULED', 'LIVE', 'SCORING', 'CLOSED', 'CANCELLED')),
    starts_at         timestamptz not null,
    zone              text not null,
    minutes           int not null check (minutes >= 0),
    created_by        uuid references account on delete set null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    closed_at         timestamptz,
    cancelled_because text,
    half              int not null check (half in (1, 2)),
    swap_proposed_by  uuid
);
create index interview_schedule on interview (workspace_id, starts_at, id);
create index interview_running on interview (workspace_id, status, starts_at, id);

create table seat (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    interview_id  uuid not null references interview on delete cascade,
    part          text not null check (part in ('LEAD', 'INTERVIEWER', 'OBSERVER', 'CANDIDATE', 'PEER')),
    half          int not null check (half between 0 and 2),
    name          text not null check (length(name) between 1 and 80),
    email         text,
    account_id    uuid references account on delete set null,
    link_number   int not null,
    link_digest   text not null,
    opened_at     timestamptz,
    joined_at     timestamptz,
    unique (interview_id, account_id)
);
create unique index seat_link on seat (link_digest);
create index seat_of_account on seat (workspace_id, account_id, interview_id);

-- Links are made from this key and the seat, so that they can be shown again while no link is stored.
create table seat_link_key (
    workspace_id uuid primary key references workspace on delete cascade,
    key          text not null
);

create table turn (
    id             uuid primary key,
    workspace_id   uuid not null references workspace on delete cascade,
    interview_id   uuid not null references interview on delete cascade,
    number         int not null check (number in (1, 2)),
    candidate_seat uuid not null references seat on delete cascade,
    set_id         uuid not null,
    set_title      text not null,
    set_number     int not null,
    rubric         text not null,
    minutes        int not null,
    agenda         jsonb not null,
    progress       jsonb not null,
    started_at     timestamptz,
    ended_at       timestamptz,
    unique (interview_id, number)
);

create table timeline_entry (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    number       bigint generated always as identity,
    at           timestamptz not null,
    half         int not null,
    seat_id      uuid,
    who          text not null,
    kind         text not null,
    data         jsonb not null,
    audience     text not null check (audience in ('EVERYONE', 'INTERVIEWERS', 'SELF'))
);
create index timeline_entry_told on timeline_entry (workspace_id, interview_id, at, number);

create function refuse_rewriting() returns trigger
    language plpgsql
    as $$ begin
        -- Depth 2 and more: the whole interview goes, by a foreign key.
        if pg_trigger_depth() < 2 then
            raise exception '% only grows', tg_table_name;
        end if;
        return null;
    end $$;
create trigger timeline_entry_only_grows before update or delete on timeline_entry
    for each statement execute function refuse_rewriting();

create table shared_note (
    interview_id uuid primary key references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    version      int not null,
    text         text not null
);

create table note_op (
    interview_id uuid not null references interview on delete cascade,
    version      int not null,
    workspace_id uuid not null references workspace on delete cascade,
    id           uuid not null,
    seat_id      uuid not null,
    at           int not null,
    removed      int not null,
    inserted     text not null,
    made_at      timestamptz not null,
    primary key (interview_id, version),
    unique (interview_id, id)
);

create table private_note (
    seat_id      uuid primary key references seat on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    version      int not null,
    text         text not null,
    saved_at     timestamptz not null
);

do $$
declare name text;
begin
    foreach name in array array['interview', 'seat', 'seat_link_key', 'turn', 'shared_note', 'note_op', 'private_note', 'timeline_entry'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
    foreach name in array array['interview', 'seat', 'seat_link_key', 'turn', 'shared_note', 'note_op', 'private_note'] loop
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
                name || '_of_workspace', name);
    end loop;
end $$;
create policy timeline_entry_read on timeline_entry for select using (workspace_id = current_workspace());
create policy timeline_entry_added on timeline_entry for insert with check (workspace_id = current_workspace());
