-- What happened, as it is counted: interviews with their people, results and questions, pairs, and what people share. Made from facts
-- and made anew from what the lower floors keep; nothing stands here alone but insight_share.
create table insight_interview (
    interview_id uuid primary key references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    title        text not null,
    mode         text not null check (mode in ('PANEL', 'PEER')),
    state        text not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    taken_at     timestamptz not null,
    minutes      int not null check (minutes >= 0),
    group_id     uuid
);
create index insight_interview_by_time on insight_interview (workspace_id, taken_at);
create index insight_interview_of_group on insight_interview (workspace_id, group_id, taken_at) where group_id is not null;

create table insight_seat (
    seat_id      uuid primary key references seat on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid references account on delete set null,
    part         text not null,
    state        text not null,
    taken_at     timestamptz not null,
    minutes      int not null,
    group_id     uuid,
    came         boolean not null,
    missed       boolean not null,
    check (not (came and missed))
);
create index insight_seat_of_interview on insight_seat (interview_id);
create index insight_seat_of_account on insight_seat (workspace_id, account_id, taken_at);
create index insight_seat_of_group on insight_seat (workspace_id, group_id, taken_at) where group_id is not null;
create index insight_seat_by_time on insight_seat (workspace_id, taken_at);

-- Only what the person it is about may read already.
create table insight_level (
    turn_id      uuid not null references turn on delete cascade,
    source       text not null,
    competency   text not null,
    interview_id uuid not null references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid references account on delete set null,
    name         text not null,
    level        int not null check (level between 1 and 4),
    taken_at     timestamptz not null,
    primary key (turn_id, source, competency)
);
create index insight_level_of_interview on insight_level (interview_id);
create index insight_level_of_account on insight_level (workspace_id, account_id, taken_at);

create table insight_question (
    turn_id      uuid not null references turn on delete cascade,
    place        int not null,
    interview_id uuid not null references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    title        text not null,
    seconds      int not null,
    hints        int not null,
    follow_ups   int not null,
    taken_at     timestamptz not null,
    primary key (turn_id, place)
);
create index insight_question_of_interview on insight_question (interview_id);
create index insight_question_by_time on insight_question (workspace_id, taken_at);

create table insight_match (
    match_id     uuid primary key references practice_match on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid,
    asks         uuid,
    answers      uuid,
    told_at      timestamptz not null,
    foreign key (workspace_id, asks) references member on delete set null (asks),
    foreign key (workspace_id, answers) references member on delete set null (answers)
);
create index insight_match_of_group on insight_match (workspace_id, group_id, told_at);
create index insight_match_by_time on insight_match (workspace_id, told_at);
create index insight_match_asks on insight_match (workspace_id, asks);
create index insight_match_answers on insight_match (workspace_id, answers);

-- Somebody lets the leads of a group see the result of one interview. Taking it back deletes the row.
create table insight_share (
    interview_id uuid not null references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    group_id     uuid not null,
    shared_at    timestamptz not null,
    primary key (interview_id, account_id, group_id),
    foreign key (workspace_id, account_id) references member on delete cascade,
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade
);
create index insight_share_with_group on insight_share (workspace_id, group_id, account_id);
create index insight_share_of_account on insight_share (workspace_id, account_id);

-- Interviews of which something is not counted yet, one row for each fact; how fresh the rest is goes by the oldest.
create table insight_mark (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null,
    at           timestamptz not null
);
create index insight_mark_of_interview on insight_mark (workspace_id, interview_id);
create index insight_mark_by_time on insight_mark (workspace_id, at);

-- How far a workspace's models are made anew: which run, the last interview and match it has come to, and when one was done.
create table insight_build (
    workspace_id uuid primary key references workspace on delete cascade,
    run          uuid,
    begun_at     timestamptz,
    built_at     timestamptz
);
insert into insight_build (workspace_id) select id from workspace;

do $$
declare
    name text;
begin
    foreach name in array array['insight_interview', 'insight_seat', 'insight_level', 'insight_question', 'insight_match',
            'insight_share', 'insight_mark', 'insight_build'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;

-- For the functions below, which look without a scope and as the tables' owner.
create policy insight_build_due on insight_build for select to current_user
    using (workspace_id = current_workspace() or current_workspace() is null);
create policy insight_mark_due on insight_mark for select to current_user
    using (workspace_id = current_workspace() or current_workspace() is null);

-- Workspaces whose models were never made whole, or last before then: ids and nothing else.
create function insight_stale(built_before timestamptz) returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select workspace_id from insight_build where built_at is null or built_at < built_before $$;

-- Since when something is not counted, in any workspace; null when all is.
create function insight_oldest() returns timestamptz
    language sql stable security definer set search_path from current
    as $$ select min(at) from insight_mark $$;

do $$
begin
    execute format('alter function insight_stale(timestamptz) set search_path = %I, pg_temp', current_schema());
    execute format('alter function insight_oldest() set search_path = %I, pg_temp', current_schema());
end
$$;
