-- Who waits for a partner now: in no node's memory. A row with a match is done; there is one open row of a person at most.
create table practice_wait (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    level        int not null check (level between 1 and 4),
    language     text not null check (language ~ '^[a-z]{2,3}$'),
    role         text not null check (role in ('ASK', 'ANSWER', 'EITHER')),
    since        timestamptz not null,
    seen_at      timestamptz not null,
    match_id     uuid,
    foreign key (workspace_id, account_id) references member on delete cascade,
    foreign key (workspace_id, match_id) references practice_match (workspace_id, id) on delete cascade
);
create unique index practice_wait_open on practice_wait (workspace_id, account_id) where match_id is null;
create index practice_wait_of_account on practice_wait (workspace_id, account_id, since desc);
create index practice_wait_queue on practice_wait (workspace_id, since) where match_id is null;

alter table practice_wait enable row level security;
alter table practice_wait force row level security;
create policy practice_wait_of_workspace on practice_wait
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());

-- For the function below, which looks without a scope and as the table's owner.
create policy practice_wait_open on practice_wait for select to current_user
    using (workspace_id = current_workspace() or (current_workspace() is null and match_id is null));

-- Workspaces in which somebody waits.
create function practice_queues() returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select distinct workspace_id from practice_wait where match_id is null $$;

do $$
begin
    execute format('alter function practice_queues() set search_path = %I, pg_temp', current_schema());
end
$$;
