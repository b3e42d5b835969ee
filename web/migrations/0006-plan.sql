create table portfolio (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 200),
	first_year int not null check (first_year between 2020 and 2100),
	last_year int not null check (last_year between first_year and first_year + 5),
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id)
);
select migration.isolate('portfolio', 'select, insert, update');

create table budget (
	tenant_id uuid not null references tenant,
	portfolio_id uuid not null,
	year int not null,
	kind text not null check (kind in ('investment', 'one_off', 'yearly')),
	amount numeric(12, 2) not null check (amount >= 0),
	version int not null default 1,
	primary key (tenant_id, portfolio_id, year, kind),
	foreign key (tenant_id, portfolio_id) references portfolio
);
select migration.isolate('budget', 'select, insert, update, delete');

-- Freeze weeks: no change work, by everyone or by one role.
create table closed_period (
	tenant_id uuid not null references tenant,
	id uuid not null,
	portfolio_id uuid not null,
	name text not null check (length(name) between 2 and 120),
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	role_id uuid,
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, portfolio_id) references portfolio,
	foreign key (tenant_id, role_id) references role
);
select migration.isolate('closed_period', 'select, insert, update, delete');

create table scenario (
	tenant_id uuid not null references tenant,
	id uuid not null,
	portfolio_id uuid not null,
	name text not null check (length(name) between 2 and 200),
	budget_percent int not null default 100 check (budget_percent between 0 and 300),
	capacity_percent int not null default 100 check (capacity_percent between 0 and 300),
	without_position_id uuid,
	-- Repair: leave what this adopted plan says where it is, as far as it can be left.
	keeps_plan_id uuid,
	archived_at timestamptz,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, portfolio_id, name),
	foreign key (tenant_id, portfolio_id) references portfolio,
	foreign key (tenant_id, without_position_id) references position
);
select migration.isolate('scenario', 'select, insert, update');

create table pin (
	tenant_id uuid not null references tenant,
	scenario_id uuid not null,
	need_id uuid not null,
	kind text not null check (kind in ('start', 'exclude', 'include')),
	starts_on date,
	reason text not null default '' check (length(reason) <= 500),
	pinned_by uuid,
	pinned_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, scenario_id, need_id),
	check ((kind = 'start') = (starts_on is not null)),
	foreign key (tenant_id, scenario_id) references scenario,
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, pinned_by) references person
);
select migration.isolate('pin', 'select, insert, update, delete');

-- What the engine proposed: the problem as it stood and the best answer so far.
create table schedule (
	tenant_id uuid not null references tenant,
	id uuid not null,
	scenario_id uuid not null,
	state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
	seed int not null,
	requested_at timestamptz not null default now(),
	requested_by uuid,
	finished_at timestamptz,
	-- A running one that has not been heard of for a while has lost its process.
	alive_at timestamptz,
	improvements int not null default 0,
	problem jsonb,
	answer jsonb,
	primary key (tenant_id, id),
	foreign key (tenant_id, scenario_id) references scenario,
	foreign key (tenant_id, requested_by) references person
);
create index schedule_scenario on schedule (tenant_id, scenario_id, requested_at);
create index schedule_state on schedule (tenant_id, state);
select migration.isolate('schedule', 'select, insert, update');

-- Adopted plans are written once: the app may insert and read, nothing else.
create table plan (
	tenant_id uuid not null references tenant,
	id uuid not null,
	portfolio_id uuid not null,
	scenario_id uuid not null,
	schedule_id uuid not null,
	number int not null,
	title text not null check (length(title) between 2 and 200),
	decision text not null default '',
	problem jsonb not null,
	answer jsonb not null,
	adopted_by uuid not null,
	adopted_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, portfolio_id, number),
	foreign key (tenant_id, portfolio_id) references portfolio,
	foreign key (tenant_id, scenario_id) references scenario,
	foreign key (tenant_id, schedule_id) references schedule,
	foreign key (tenant_id, adopted_by) references person
);
select migration.isolate('plan', 'select, insert');

create table plan_item (
	tenant_id uuid not null references tenant,
	plan_id uuid not null,
	need_id uuid not null,
	number int not null,
	title text not null,
	outcome text not null check (outcome in ('scheduled', 'not_scheduled')),
	starts_on date,
	ends_on date,
	cost_investment numeric(12, 2) not null default 0,
	cost_one_off numeric(12, 2) not null default 0,
	cost_yearly numeric(12, 2) not null default 0,
	reasons jsonb not null default '[]',
	primary key (tenant_id, plan_id, need_id),
	check ((outcome = 'scheduled') = (starts_on is not null)),
	foreign key (tenant_id, plan_id) references plan,
	foreign key (tenant_id, need_id) references need
);
alter table scenario add foreign key (tenant_id, keeps_plan_id) references plan;

create index plan_item_need on plan_item (tenant_id, need_id);
select migration.isolate('plan_item', 'select, insert');

-- Publishing and withdrawing are rows with a who and a when.
create table publication (
	tenant_id uuid not null references tenant,
	id uuid not null,
	plan_id uuid not null,
	published_by uuid not null,
	published_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	withdrawn_by uuid,
	primary key (tenant_id, id),
	foreign key (tenant_id, plan_id) references plan,
	foreign key (tenant_id, published_by) references person,
	foreign key (tenant_id, withdrawn_by) references person
);
create index publication_plan on publication (tenant_id, plan_id);
select migration.isolate('publication', 'select, insert, update (withdrawn_at, withdrawn_by)');
