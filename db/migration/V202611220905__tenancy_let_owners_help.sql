-- Whoever may act for the owner of the tables may help an installation whose operators are gone; the application's role may not.
create or replace function keep_operators_word() returns trigger
    language plpgsql
    as $$
begin
    if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then
        raise exception 'only operators change this' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

-- Every page asks this view. Its rows go by the members that the scope shows (forced on the owner too), so the policies of the other
-- two tables would only say the same again, at a tenth of a millisecond.
alter view acting_member set (security_invoker = false);
