-- People who practise together: who they are, the groups they made, and who asks to join one.
create table practice_person (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    level        int not null check (level between 1 and 4),
    language     text not null check (language ~ '^[a-z]{2,3}$'),
    zone         text not null check (length(zone) between 1 and 64),
    buffer       int not null check (buffer between 0 and 240),
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references member on delete cascade
);

create table practice_group (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    name         text not null check (length(name) between 1 and 80),
    purpose      text not null check (length(purpose) <= 2000),
    rhythm       text not null check (rhythm in ('WEEKLY', 'FORTNIGHTLY', 'ON_DEMAND')),
    zone         text not null check (length(zone) between 1 and 64),
    set_id       uuid,
    anonymous    boolean not null,
    next_on      date,
    next_at      timestamptz,
    link_digest  text,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    version      int not null,
    unique (workspace_id, id)
);
create index practice_group_of_workspace on practice_group (workspace_id, lower(name), id);
create unique index practice_group_link on practice_group (link_digest) where link_digest is not null;
create index practice_group_due on practice_group (next_at) where next_at is not null and ended_at is null;

create table practice_membership (
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid not null,
    account_id   uuid not null,
    lead         boolean not null,
    resting      boolean not null,
    joined_at    timestamptz not null,
    primary key (group_id, account_id),
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade,
    foreign key (workspace_id, account_id) references member on delete cascade
);
create index practice_membership_of_account on practice_membership (workspace_id, account_id);

create table practice_request (
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid not null,
    account_id   uuid not null,
    asked_at     timestamptz not null,
    primary key (group_id, account_id),
    foreign key (workspace_id, group_id) references practice_group (workspace_id, id) on delete cascade,
    foreign key (workspace_id, account_id) references member on delete cascade
);
create index practice_request_of_account on practice_request (workspace_id, account_id);

do $$
declare
    name text;
begin
    foreach name in array array['practice_person', 'practice_group', 'practice_membership', 'practice_request'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;
