-- An adopted edition is read from its day on, not from the day it was decided.
create table edition_entry (
	tenant_id uuid not null references tenant,
	edition_id uuid not null,
	-- The day it was taken into use; later than in_force_from where nothing ran on that day.
	entered_on date not null,
	entered_at timestamptz not null default now(),
	primary key (tenant_id, edition_id),
	foreign key (tenant_id, edition_id) references edition_adoption
);

alter table strategy no force row level security;
alter table edition no force row level security;
alter table edition_adoption no force row level security;
-- What is read already stays read, also where its day is still to come.
insert into edition_entry (tenant_id, edition_id, entered_on, entered_at)
	select adoption.tenant_id, adoption.edition_id, adoption.adopted_on, adoption.adopted_at
	from edition_adoption adoption
	join edition on edition.tenant_id = adoption.tenant_id and edition.id = adoption.edition_id
	join strategy on strategy.tenant_id = edition.tenant_id and strategy.id = edition.strategy_id
	join edition read on read.tenant_id = strategy.tenant_id and read.id = strategy.edition_id
	where edition.number <= read.number;
alter table strategy force row level security;
alter table edition force row level security;
alter table edition_adoption force row level security;
select migration.isolate('edition_entry', 'select, insert');

-- A duty of the year, too, may lose the clause it rests on.
alter table review_task
	alter goal_id drop not null,
	add duty_id uuid,
	add foreign key (tenant_id, duty_id) references duty,
	add check (num_nonnulls(goal_id, duty_id) = 1);
create index review_task_duty on review_task (tenant_id, duty_id);

-- The day a need was marked as done, so that a year counts its own.
alter table need add done_on date;
alter table need no force row level security;
update need set done_on = (state_since at time zone 'Europe/Helsinki')::date where state = 'done';
alter table need force row level security;
