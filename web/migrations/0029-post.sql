-- How much of full working time a post is, and which post stands in for it.
alter table position
	add full_time_percent int not null default 100 check (full_time_percent between 1 and 100),
	add deputy_position_id uuid,
	add check (deputy_position_id <> id),
	add foreign key (tenant_id, deputy_position_id) references position;
create index position_deputy on position (tenant_id, deputy_position_id) where deputy_position_id is not null;

-- So many posts of the role, each at least so much of full time where the clause says it.
alter table required_role
	add posts int not null default 1 check (posts between 1 and 50),
	add least_percent int check (least_percent between 1 and 100);

-- What the adopted plan loses without a post: planned twice, with it and without; the difference is kept.
create table post_price (
	tenant_id uuid not null references tenant,
	id uuid not null,
	plan_id uuid not null,
	position_id uuid not null,
	-- Last day on which the post gives time to the plan.
	until_on date not null,
	state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
	-- How far it is: nothing yet, planned with the post, planned without it.
	sides int not null default 0 check (sides between 0 and 2),
	asked_on date not null,
	asked_at timestamptz not null default now(),
	asked_by uuid,
	-- A running one that has not been heard of for a while has lost its process.
	alive_at timestamptz,
	finished_at timestamptz,
	-- What the post was when it was asked: another holder or another last day makes the price old.
	post jsonb not null,
	result jsonb,
	primary key (tenant_id, id),
	check ((state = 'done') = (result is not null)),
	foreign key (tenant_id, plan_id) references plan,
	foreign key (tenant_id, position_id) references position,
	foreign key (tenant_id, asked_by) references person
);
create index post_price_position on post_price (tenant_id, position_id, asked_at);
create index post_price_plan on post_price (tenant_id, plan_id);
create index post_price_state on post_price (tenant_id, state) where state in ('waiting', 'running');
select migration.isolate('post_price', 'select, insert, update');

-- The case for making a post permanent.
create table post_case (
	tenant_id uuid not null references tenant,
	id uuid not null,
	title text not null check (length(title) between 2 and 160),
	position_id uuid not null,
	-- Whose year its dates are in, and the post that carries it on.
	body_id uuid not null,
	owner_position_id uuid,
	grounds text not null default '' check (length(grounds) <= 8000),
	-- From when the post is to be permanent.
	starts_on date not null,
	years int not null default 5 check (years between 1 and 10),
	salary_yearly numeric(12, 2) not null default 0 check (salary_yearly >= 0),
	side_costs_percent numeric(5, 2) not null default 0 check (side_costs_percent between 0 and 100),
	other_yearly numeric(12, 2) not null default 0 check (other_yearly >= 0),
	one_off numeric(12, 2) not null default 0 check (one_off >= 0),
	-- What the same work costs now, side costs included: the fixed term, bought services.
	present_yearly numeric(12, 2) not null default 0 check (present_yearly >= 0),
	rise_percent numeric(5, 2) not null default 0 check (rise_percent between 0 and 20),
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, position_id) references position,
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, owner_position_id) references position
);
create index post_case_position on post_case (tenant_id, position_id);
create index post_case_body on post_case (tenant_id, body_id);
create index post_case_owner on post_case (tenant_id, owner_position_id);
select migration.isolate('post_case', 'select, insert, update');

-- A step of its path. Its day and whether it is done stand with the duty of the annual cycle, and nowhere else.
create table post_case_step (
	tenant_id uuid not null references tenant,
	id uuid not null,
	case_id uuid not null,
	ordinal int not null,
	kind text not null check (kind in ('idea', 'grounds', 'staffing_plan', 'budget', 'founded', 'permission', 'open', 'filled', 'own')),
	-- Empty: the kind's own name, in the reader's language.
	name text not null default '' check (length(name) <= 120),
	body_id uuid,
	position_id uuid,
	duty_id uuid,
	version int not null default 1,
	primary key (tenant_id, id),
	check (kind <> 'own' or length(name) >= 2),
	unique (tenant_id, duty_id),
	foreign key (tenant_id, case_id) references post_case,
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, position_id) references position,
	foreign key (tenant_id, duty_id) references duty
);
create index post_case_step_case on post_case_step (tenant_id, case_id);
create index post_case_step_body on post_case_step (tenant_id, body_id);
create index post_case_step_position on post_case_step (tenant_id, position_id);
select migration.isolate('post_case_step', 'select, insert, update, delete');

-- What was decided, with all that the memo then said.
create table post_case_decision (
	tenant_id uuid not null references tenant,
	id uuid not null,
	case_id uuid not null,
	outcome text not null check (outcome in ('granted', 'postponed', 'rejected')),
	decided_on date not null,
	decider text not null check (length(decider) between 2 and 200),
	case_number text not null default '' check (length(case_number) <= 100),
	reason text not null default '' check (length(reason) <= 4000),
	content jsonb not null,
	decided_by uuid not null,
	decided_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, case_id) references post_case,
	foreign key (tenant_id, decided_by) references person
);
create index post_case_decision_case on post_case_decision (tenant_id, case_id);
select migration.isolate('post_case_decision', 'select, insert');

-- A system or a task that rests on somebody: never on what anybody says of own skills.
create table key_task (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 160),
	kind text not null check (kind in ('system', 'task')),
	description text not null default '' check (length(description) <= 2000),
	service_area_id uuid,
	owner_position_id uuid,
	deputy_position_id uuid,
	criticality int not null check (criticality between 1 and 3),
	-- Where the written instruction is; empty: there is none.
	instruction text not null default '' check (length(instruction) <= 300),
	instruction_link text not null default '' check (length(instruction_link) <= 500),
	-- So often the instruction must be looked through.
	check_months int not null default 12 check (check_months between 1 and 60),
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check (owner_position_id <> deputy_position_id),
	foreign key (tenant_id, service_area_id) references service_area,
	foreign key (tenant_id, owner_position_id) references position,
	foreign key (tenant_id, deputy_position_id) references position
);
create index key_task_area on key_task (tenant_id, service_area_id);
create index key_task_owner on key_task (tenant_id, owner_position_id);
create index key_task_deputy on key_task (tenant_id, deputy_position_id);
select migration.isolate('key_task', 'select, insert, update');

create table key_task_check (
	tenant_id uuid not null references tenant,
	id uuid not null,
	key_task_id uuid not null,
	checked_on date not null,
	note text not null default '' check (length(note) <= 1000),
	checked_by uuid,
	checked_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, key_task_id) references key_task,
	foreign key (tenant_id, checked_by) references person
);
create index key_task_check_task on key_task_check (tenant_id, key_task_id, checked_on);
select migration.isolate('key_task_check', 'select, insert');

create table key_task_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	key_task_id uuid not null,
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, key_task_id) references key_task,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index key_task_retirement_live on key_task_retirement (tenant_id, key_task_id) where restored_at is null;
select migration.isolate('key_task_retirement', 'select, insert, update (restored_by, restored_at)');
