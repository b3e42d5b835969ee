-- Work that a measure of its own asks of the post that implements it; a planned need's work is in the plan.
alter table measure add column effort_days numeric(6, 1) not null default 0 check (effort_days >= 0);
