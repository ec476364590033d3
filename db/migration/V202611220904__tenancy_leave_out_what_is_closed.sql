-- Who is about to go acts nowhere, and in what is about to go nobody acts.
create or replace view acting_member with (security_invoker = true) as
    select m.workspace_id, w.slug, w.name as workspace, w.suspended_at is not null as suspended, w.second_factor_required and not w.demo as second_factor,
        m.account_id, m.role, m.joined_at, a.name, a.email, w.sole_provider
    from member m join workspace w on w.id = m.workspace_id join account a on a.id = m.account_id
    where a.disabled_at is null and a.closed_at is null and w.closing_at is null;

create or replace function workspace_at(of_slug text) returns uuid
    language sql stable security definer set search_path from current
    as $$ select id from workspace where slug = of_slug and suspended_at is null and closing_at is null $$;
