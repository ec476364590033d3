-- What people are told inside a workspace, how each wants to be told, and the mails that wait for their hour.
create table notice (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    id           uuid not null,
    number       bigint generated always as identity,
    kind         text not null,
    subject      text not null check (length(subject) between 1 and 200),
    title        text not null,
    lines        jsonb not null,
    details      jsonb not null,
    action       text,
    path         text check (path like '/w/%'),
    shown        boolean not null,
    told_at      timestamptz not null,
    read_at      timestamptz,
    enclosed     jsonb,
    primary key (workspace_id, account_id, id),
    foreign key (workspace_id, account_id) references member on delete cascade
);
create index notice_shown on notice (workspace_id, account_id, number desc) where shown;
create index notice_unread on notice (workspace_id, account_id, number desc) where shown and read_at is null;
create index notice_age on notice (told_at);

-- Held back until its hour: by itself when quiet hours end, or as a line of the day's one mail.
create table notice_held (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    notice_id    uuid not null,
    due_at       timestamptz not null,
    digest       boolean not null,
    primary key (workspace_id, account_id, notice_id),
    foreign key (workspace_id, account_id, notice_id) references notice on delete cascade
);
create index notice_held_due on notice_held (due_at);

create table notice_choice (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    kind         text not null,
    shown        boolean not null,
    mail         text not null check (mail in ('NONE', 'AT_ONCE', 'DIGEST')),
    mail_before  text check (mail_before in ('AT_ONCE', 'DIGEST')),
    primary key (workspace_id, account_id, kind),
    foreign key (workspace_id, account_id) references member on delete cascade
);

create table notice_hours (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    quiet_from   time,
    quiet_until  time,
    digest_hour  int not null check (digest_hour between 0 and 23),
    digest_on    date,
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references member on delete cascade,
    check ((quiet_from is null) = (quiet_until is null)),
    check (quiet_from <> quiet_until)
);

do $$
declare
    one text;
begin
    foreach one in array array['notice', 'notice_held', 'notice_choice', 'notice_hours'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            one || '_of_workspace', one);
    end loop;
end
$$;
-- Outside of any workspace, what is too old can be cleared away, and nothing else is there.
create policy notice_old on notice for select
    using (current_workspace() is null and told_at < now() - interval '180 days');
create policy notice_forgotten on notice for delete
    using (current_workspace() is null and told_at < now() - interval '180 days');

-- Whose held mails are due: ids alone, for the chore that then works in their scope. Nothing leaves a workspace that nobody can enter.
create policy notice_held_at_its_hour on notice_held for select to current_user using (current_workspace() is null);
create function notices_due(at timestamptz, most int) returns table (workspace_id uuid, account_id uuid)
    language sql stable security definer set search_path from current
    as $$
    select h.workspace_id, h.account_id from notice_held h join workspace w on w.id = h.workspace_id
    where h.due_at <= at and w.suspended_at is null and w.closing_at is null
    group by h.workspace_id, h.account_id order by min(h.due_at), h.workspace_id, h.account_id limit most
$$;
do $$
begin
    execute format('alter function notices_due(timestamptz, int) set search_path = %I, pg_temp', current_schema());
end
$$;

-- In which colour the workspace writes.
alter table workspace add column colour text check (colour ~ '^#[0-9a-f]{6}$');
