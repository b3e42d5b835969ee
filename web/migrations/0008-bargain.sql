-- What a scenario takes for granted beyond the facts, so that one need fits: more time, money, other dates.
create table allowance (
	tenant_id uuid not null references tenant,
	id uuid not null,
	scenario_id uuid not null,
	need_id uuid not null,
	given jsonb not null,
	given_by uuid,
	given_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, scenario_id) references scenario,
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, given_by) references person
);
create index allowance_scenario on allowance (tenant_id, scenario_id);
select migration.isolate('allowance', 'select, insert, delete');

-- How much of its fair share every unit is to get at least.
alter table scenario add fair_percent int not null default 0 check (fair_percent between 0 and 100);

-- What fair shares would cost, reckoned when the answer was done.
alter table schedule add fairness jsonb;
