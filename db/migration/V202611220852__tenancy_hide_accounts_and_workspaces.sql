-- Accounts and workspaces are seen from their own scope: one's own account, the people of the workspace at hand; the workspace at
-- hand, those one belongs to. Without any scope, as at the doors and in jobs, both are open: the scope is the application's own word.
create function at_the_door() returns boolean
    language sql stable parallel safe
    as $$ select current_workspace() is null and current_account() is null $$;

alter table account enable row level security;
create policy account_seen on account for select using (
    id = current_account()
    or at_the_door()
    or exists (select from member m where m.workspace_id = current_workspace() and m.account_id = account.id)
    or exists (select from audit_entry e where e.workspace_id = current_workspace() and e.account = account.id));
create policy account_opened on account for insert with check (true);
create policy account_changed on account for update
    using (id = current_account() or at_the_door()) with check (id = current_account() or at_the_door());
create policy account_closed on account for delete using (id = current_account() or at_the_door());

alter table workspace enable row level security;
create policy workspace_seen on workspace for select using (
    id = current_workspace()
    or at_the_door()
    or exists (select from member m where m.workspace_id = workspace.id and m.account_id = current_account()));
create policy workspace_founded on workspace for insert with check (id = current_workspace());
create policy workspace_changed on workspace for update
    using (id = current_workspace() or at_the_door()) with check (id = current_workspace() or at_the_door());
create policy workspace_closed on workspace for delete using (id = current_workspace() or at_the_door());

-- Who operates, and what operators closed, changes by their functions only; nobody becomes an operator by being opened as one.
create function keep_operators_word() returns trigger
    language plpgsql
    as $$
begin
    if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        raise exception 'only operators change this' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger account_operators_word before update of operator, disabled_at, disabled_for, id on account
    for each row when ((new.operator, new.disabled_at, new.disabled_for, new.id)
        is distinct from (old.operator, old.disabled_at, old.disabled_for, old.id))
    execute function keep_operators_word();
create trigger account_opened_plain before insert on account
    for each row when (new.operator or new.disabled_at is not null)
    execute function keep_operators_word();
create trigger workspace_operators_word before update of suspended_at, suspended_for, id on workspace
    for each row when ((new.suspended_at, new.suspended_for, new.id) is distinct from (old.suspended_at, old.suspended_for, old.id))
    execute function keep_operators_word();
create trigger workspace_opened_plain before insert on workspace
    for each row when (new.suspended_at is not null)
    execute function keep_operators_word();

-- The first operator, once, while there is none.
create function first_operator(of_account uuid) returns boolean
    language plpgsql security definer set search_path from current
    as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('first operator', 0));
    if exists (select from account where operator) then
        return false;
    end if;
    update account set operator = true where id = of_account;
    return found;
end
$$;

-- One account by what the caller knows of it: its id, or its e-mail. None can be found by looking around.
create function account_by_id(of_id uuid) returns setof account
    language sql stable security definer set search_path from current rows 1
    as $$ select * from account where id = of_id $$;

create function account_by_email(of_email citext) returns setof account
    language sql stable security definer set search_path from current rows 1
    as $$ select * from account where email = of_email $$;

create function workspace_at(of_slug text) returns uuid
    language sql stable security definer set search_path from current
    as $$ select id from workspace where slug = of_slug and suspended_at is null $$;

-- Whether nobody has set up anything yet.
create function nobody_here() returns boolean
    language sql stable security definer set search_path from current
    as $$ select not exists (select from account where not demo) $$;

create function nothing_here() returns boolean
    language sql stable security definer set search_path from current
    as $$ select not exists (select from workspace where not demo) $$;

create function close_demo_accounts() returns setof uuid
    language sql security definer set search_path from current
    as $$ delete from account where demo returning id $$;
