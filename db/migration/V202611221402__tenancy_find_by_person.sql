-- Where a person is known, and how their workspaces let people sign in, each found by one statement.

-- The workspaces in which something names the account that is to be erased, or may be by its name alone: it was a member once.
create function workspaces_that_know(who uuid) returns setof uuid
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    before text := current_setting('app.workspace', true);
    one uuid;
begin
    if not exists (select from account where id = who and closed_at <= now() - interval '7 days') then
        raise exception 'This account is not to be erased';
    end if;
    for one in select id from workspace loop
        perform set_config('app.workspace', one::text, true);
        if exists (select from member m where m.workspace_id = one and m.account_id = who)
            or exists (select from seat s where s.workspace_id = one and s.account_id = who)
            or exists (select from question_revision r where r.workspace_id = one and r.author_id = who)
            or exists (select from sign_on_left l where l.workspace_id = one and l.account_id = who)
            or exists (select from invitation i where i.workspace_id = one and i.email = (select a.email from account a where a.id = who))
            or exists (select from audit_entry e where e.workspace_id = one and e.account = who) then
            return next one;
        end if;
    end loop;
    perform set_config('app.workspace', coalesce(before, ''), true);
end
$$;

-- The providers of all workspaces of the account in scope, without their secrets.
create function own_providers() returns table (id uuid, workspace_id uuid, handle text, kind text, label text, issuer text,
    client_id text, counts_twice boolean, acr_values text, longest_hours integer, slug text, sole_provider uuid)
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    before text := current_setting('app.workspace', true);
    places uuid[] := array(select m.workspace_id from acting_member m
        where m.account_id = current_account() and not m.suspended order by m.workspace, m.workspace_id);
    place uuid;
begin
    foreach place in array places loop
        perform set_config('app.workspace', place::text, true);
        return query
            select p.id, p.workspace_id, p.handle, p.kind, p.label, p.issuer, p.client_id, p.counts_twice, p.acr_values,
                p.longest_hours, w.slug, w.sole_provider
            from sign_on_provider p join workspace w on w.id = p.workspace_id
            where p.workspace_id = place order by p.created_at;
    end loop;
    perform set_config('app.workspace', coalesce(before, ''), true);
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['workspaces_that_know(uuid)', 'own_providers()']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
