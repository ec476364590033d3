-- What calendars and mails need: a member's private feed, reminders that were told, and links that move or cancel once.
create table calendar_feed (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    digest       text not null unique,
    made_at      timestamptz not null,
    read_at      timestamptz,
    content      text,
    changed_at   timestamptz,
    primary key (workspace_id, account_id),
    foreign key (workspace_id, account_id) references member on delete cascade
);

-- One row for each interview, time and kind: whoever adds it tells of it, in the same transaction.
create table interview_reminder (
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    sequence     int not null,
    soon         boolean not null,
    told_at      timestamptz not null,
    primary key (interview_id, sequence, soon)
);

-- Good for one seat and the time that stood when it was made; what it was used for is shown to whoever opens it again.
create table reschedule_link (
    digest       text primary key,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    seat_id      uuid not null references seat on delete cascade,
    sequence     int not null,
    made_at      timestamptz not null,
    used_at      timestamptz,
    used_for     text check (used_for in ('MOVED', 'PROPOSED', 'CANCELLED')),
    check ((used_at is null) = (used_for is null))
);
create index reschedule_link_of_seat on reschedule_link (seat_id, sequence);
create index reschedule_link_of_interview on reschedule_link (interview_id);

do $$
declare
    name text;
begin
    foreach name in array array['calendar_feed', 'interview_reminder', 'reschedule_link'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;
-- An account that turns out to be somebody else's than it seemed loses its feeds wherever they are.
create policy calendar_feed_of_account on calendar_feed for all
    using (workspace_id = current_workspace() or account_id = current_account()) with check (workspace_id = current_workspace());

-- For the function below alone, which looks over all workspaces: nothing else sets what it sets.
create policy interview_near on interview for select to current_user
    using (current_workspace() is null and status = 'SCHEDULED' and current_setting('app.looking_for', true) = 'interviews_near');
create policy interview_reminder_near on interview_reminder for select to current_user
    using (current_workspace() is null and current_setting('app.looking_for', true) = 'interviews_near');
create index interview_near on interview (starts_at) where status = 'SCHEDULED';

-- Interviews of which a reminder is due and not told: ids and nothing else. A reminder comes only to who knew before its moment.
create function interviews_near(as_of timestamptz, a_day interval, day_ends interval, a_while interval)
    returns table (workspace_id uuid, interview_id uuid, soon boolean)
    language plpgsql security definer set search_path from current
    as $$
begin
    perform set_config('app.looking_for', 'interviews_near', true);
    return query select i.workspace_id, i.id, k.soon
    from interview i cross join lateral (values (false, a_day, day_ends), (true, a_while, interval '0')) as k(soon, before, ends)
    where i.status = 'SCHEDULED' and i.starts_at > as_of and i.starts_at <= as_of + a_day
      and i.starts_at > as_of + k.ends and i.starts_at <= as_of + k.before and i.created_at <= i.starts_at - k.before
      and not exists (select from interview_reminder r where r.interview_id = i.id and r.sequence = i.sequence and r.soon = k.soon)
    order by i.starts_at, i.id;
    perform set_config('app.looking_for', '', true);
end
$$;

do $$
begin
    execute format('alter function interviews_near(timestamptz, interval, interval, interval) set search_path = %I, pg_temp', current_schema());
end
$$;
