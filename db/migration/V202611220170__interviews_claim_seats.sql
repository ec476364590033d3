-- The first browser that comes in by a guest's link claims the seat; the digest of its claim stands here. A new link frees it.
alter table seat add column claim_digest text;
