-- What is looked for in all workspaces is looked for by functions; only while one of them runs (app.looking is its name then) do
-- the policies show rows without a scope. A plain query sees none, also where one role does everything. A node of the version
-- before clears nothing old away meanwhile; this version does it.
drop policy file_without_scope on file;
create policy file_looked_for on file for select to current_user
    using (current_workspace() is null and current_account() is null and current_setting('app.looking', true) = 'files');

create or replace function files_known(ids uuid[]) returns table (id uuid, raw boolean)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'files', true);
    return query select f.id, f.status <> 'READY' from file f where f.id = any(ids) and f.status <> 'REFUSED';
    perform set_config('app.looking', '', true);
end
$$;

create or replace function files_left(wanted text[], before timestamptz, most int)
    returns table (id uuid, workspace_id uuid, account_id uuid, status text, reason text, uploaded_at timestamptz)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'files', true);
    return query select f.id, f.workspace_id, coalesce(f.account_id, f.uploaded_by), f.status, f.reason, f.uploaded_at from file f
        where f.status <> 'READY' and f.status = any(wanted) and f.turn_at < before order by f.turn_at limit most;
    perform set_config('app.looking', '', true);
end
$$;

create or replace function files_waiting() returns table (count bigint, oldest timestamptz)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'files', true);
    return query select count(*), min(f.uploaded_at) from file f where f.status in ('ARRIVING', 'WAITING');
    perform set_config('app.looking', '', true);
end
$$;

create or replace function file_picture(of_id uuid) returns table (kind text, main_size bigint, thumb_size bigint)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'files', true);
    return query select f.kind, f.main_size, f.thumb_size from file f
        where f.id = of_id and f.subject_kind = 'account' and f.portrait and f.status = 'READY';
    perform set_config('app.looking', '', true);
end
$$;

drop policy notice_held_at_its_hour on notice_held;
create policy notice_held_due on notice_held for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'notices_due');

create or replace function notices_due(at timestamptz, most int) returns table (workspace_id uuid, account_id uuid)
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'notices_due', true);
    return query select h.workspace_id, h.account_id from notice_held h join workspace w on w.id = h.workspace_id
        where h.due_at <= at and w.suspended_at is null and w.closing_at is null
        group by h.workspace_id, h.account_id order by min(h.due_at), h.workspace_id, h.account_id limit most;
    perform set_config('app.looking', '', true);
end
$$;

drop policy notice_old on notice;
drop policy notice_forgotten on notice;
create policy notice_old on notice for all to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'notices_forget' and told_at < now() - interval '180 days');
create function notices_forget(before timestamptz) returns bigint
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    gone bigint;
begin
    perform set_config('app.looking', 'notices_forget', true);
    delete from notice n where n.told_at < before;
    get diagnostics gone = row_count;
    perform set_config('app.looking', '', true);
    return gone;
end
$$;

drop policy webhook_message_old on webhook_message;
drop policy webhook_message_forgotten on webhook_message;
create policy webhook_message_old on webhook_message for all to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'webhook_messages_forget'
        and created_at < now() - interval '30 days');
create function webhook_messages_forget(before timestamptz) returns bigint
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    gone bigint;
begin
    perform set_config('app.looking', 'webhook_messages_forget', true);
    delete from webhook_message m where m.created_at < before;
    get diagnostics gone = row_count;
    perform set_config('app.looking', '', true);
    return gone;
end
$$;

-- The same setting for all that look, so that there is one idea to know.
drop policy interview_near on interview;
drop policy interview_reminder_near on interview_reminder;
create policy interview_near on interview for select to current_user
    using (current_workspace() is null and status = 'SCHEDULED' and current_setting('app.looking', true) = 'interviews_near');
create policy interview_reminder_near on interview_reminder for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'interviews_near');
create or replace function interviews_near(as_of timestamptz, a_day interval, day_ends interval, a_while interval)
    returns table (workspace_id uuid, interview_id uuid, soon boolean)
    language plpgsql security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'interviews_near', true);
    return query select i.workspace_id, i.id, k.soon
    from interview i cross join lateral (values (false, a_day, day_ends), (true, a_while, interval '0')) as k(soon, before, ends)
    where i.status = 'SCHEDULED' and i.starts_at > as_of and i.starts_at <= as_of + a_day
      and i.starts_at > as_of + k.ends and i.starts_at <= as_of + k.before and i.created_at <= i.starts_at - k.before
      and not exists (select from interview_reminder r where r.interview_id = i.id and r.sequence = i.sequence and r.soon = k.soon)
    order by i.starts_at, i.id;
    perform set_config('app.looking', '', true);
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['files_known(uuid[])', 'files_left(text[], timestamptz, int)', 'files_waiting()', 'file_picture(uuid)',
            'notices_due(timestamptz, int)', 'notices_forget(timestamptz)', 'webhook_messages_forget(timestamptz)',
            'interviews_near(timestamptz, interval, interval, interval)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
