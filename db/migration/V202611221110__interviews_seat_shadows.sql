-- A shadow is stored as an observer who also keeps a card, so that a node of the version before gives them no more than that.
alter table seat add column shadowing boolean not null default false;
alter table seat add column sits_as text generated always as (
    case when part = 'OBSERVER' and shadowing then 'SHADOW' else part end) virtual;
