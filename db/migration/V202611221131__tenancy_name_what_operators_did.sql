-- What the ids in the installation's log are called now, and where operators find them; nothing for anybody else.
create function operator_named(ids uuid[]) returns table (kind text, id uuid, name text, path text)
    language sql stable security definer set search_path from current
    as $$
    select 'account', a.id, a.name, '/operator/accounts/' || a.id from account a where a.id = any(ids) and is_operator()
    union all
    select 'workspace', w.id, w.name, '/operator/workspaces/' || w.slug from workspace w where w.id = any(ids) and is_operator()
    $$;
