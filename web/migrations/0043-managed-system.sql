-- A system somebody answers for: the rows that an authority must keep of it, and who keeps it.
create table managed_system (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 160),
	kind text not null check (kind in ('library_system', 'online_library', 'automation', 'course_system', 'booking',
		'website', 'content', 'device', 'office', 'other')),
	purpose text not null default '' check (length(purpose) <= 4000),
	used_by text not null default '' check (length(used_by) <= 500),
	vendor text not null default '' check (length(vendor) <= 200),
	owner_position_id uuid,
	deputy_position_id uuid,
	criticality int not null check (criticality between 1 and 4),
	stage text not null default 'in_use' check (stage in ('planned', 'introduction', 'in_use', 'run_down', 'ended')),
	stage_from date,
	stage_to date,
	personal_data text not null default 'unknown' check (personal_data in ('unknown', 'none', 'ordinary', 'special')),
	personal_data_groups text not null default '' check (length(personal_data_groups) <= 2000),
	legal_basis text not null default 'unknown' check (legal_basis in ('unknown', 'law', 'public_task', 'contract',
		'consent', 'legitimate_interest', 'none_needed')),
	controller text not null default '' check (length(controller) <= 200),
	processor text not null default '' check (length(processor) <= 200),
	data_location text not null default '' check (length(data_location) <= 300),
	retention text not null default '' check (length(retention) <= 1000),
	-- The store of information of the information management model that it belongs to.
	information_set text not null default '' check (length(information_set) <= 200),
	note text not null default '' check (length(note) <= 4000),
	made_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check (stage_to >= stage_from),
	foreign key (tenant_id, owner_position_id) references position,
	foreign key (tenant_id, deputy_position_id) references position,
	foreign key (tenant_id, made_by) references person
);
create unique index managed_system_name on managed_system (tenant_id, lower(name));
create index managed_system_owner on managed_system (tenant_id, owner_position_id);
create index managed_system_deputy on managed_system (tenant_id, deputy_position_id);
select migration.isolate('managed_system', 'select, insert, update');

create table managed_system_unit (
	tenant_id uuid not null references tenant,
	system_id uuid not null,
	service_unit_id uuid not null,
	primary key (tenant_id, system_id, service_unit_id),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index managed_system_unit_unit on managed_system_unit (tenant_id, service_unit_id);
select migration.isolate('managed_system_unit', 'select, insert, delete');

create table managed_system_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	system_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index managed_system_retirement_live on managed_system_retirement (tenant_id, system_id)
	where restored_at is null;
select migration.isolate('managed_system_retirement', 'select, insert, update (restored_by, restored_at)');

-- What moves between it and another: one of the register, or one that stands outside it.
create table system_interface (
	tenant_id uuid not null references tenant,
	id uuid not null,
	system_id uuid not null,
	other_system_id uuid,
	other_name text not null default '' check (length(other_name) <= 160),
	direction text not null check (direction in ('in', 'out', 'both')),
	moves text not null check (length(moves) between 2 and 500),
	technique text not null default '' check (length(technique) <= 160),
	made_by uuid,
	made_at timestamptz not null default now(),
	primary key (tenant_id, id),
	check ((other_system_id is null) <> (other_name = '')),
	check (other_system_id <> system_id),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, other_system_id) references managed_system,
	foreign key (tenant_id, made_by) references person
);
create index system_interface_of on system_interface (tenant_id, system_id);
create index system_interface_other on system_interface (tenant_id, other_system_id);
select migration.isolate('system_interface', 'select, insert, delete');

create table system_document (
	tenant_id uuid not null references tenant,
	id uuid not null,
	system_id uuid not null,
	title text not null check (length(title) between 2 and 200),
	link text not null check (length(link) between 8 and 500),
	made_by uuid,
	made_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, made_by) references person
);
create index system_document_of on system_document (tenant_id, system_id);
select migration.isolate('system_document', 'select, insert, delete');

create table system_contract (
	tenant_id uuid not null references tenant,
	id uuid not null,
	system_id uuid not null,
	title text not null check (length(title) between 2 and 160),
	party text not null default '' check (length(party) <= 200),
	case_number text not null default '' check (length(case_number) <= 100),
	starts_on date,
	-- Empty: until further notice.
	ends_on date,
	notice_months int not null default 0 check (notice_months between 0 and 60),
	notice_days int not null default 0 check (notice_days between 0 and 365),
	-- Further terms that may be taken after its end, each of so many months.
	option_rounds int not null default 0 check (option_rounds between 0 and 10),
	option_months int not null default 12 check (option_months between 1 and 120),
	price_yearly numeric(12, 2) not null default 0 check (price_yearly >= 0),
	price_rule text not null default 'fixed' check (price_rule in ('fixed', 'percent', 'index', 'population', 'other')),
	price_percent numeric(5, 2) not null default 0 check (price_percent between 0 and 50),
	price_note text not null default '' check (length(price_note) <= 500),
	-- How long each part of a renewal takes, counted backwards.
	decision_days int not null check (decision_days between 0 and 365),
	introduction_months int not null check (introduction_months between 0 and 60),
	procurement_months int not null check (procurement_months between 0 and 60),
	study_months int not null check (study_months between 0 and 60),
	-- Whose year its dates are in; empty: they are seen on its page only.
	body_id uuid,
	note text not null default '' check (length(note) <= 4000),
	made_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check (ends_on >= starts_on),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, made_by) references person
);
create index system_contract_of on system_contract (tenant_id, system_id);
create index system_contract_body on system_contract (tenant_id, body_id);
select migration.isolate('system_contract', 'select, insert, update');

create table system_contract_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	contract_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, contract_id) references system_contract,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index system_contract_retirement_live on system_contract_retirement (tenant_id, contract_id)
	where restored_at is null;
select migration.isolate('system_contract_retirement', 'select, insert, update (restored_by, restored_at)');

-- The duty by which a date of a contract stands in the annual cycle.
create table contract_date (
	tenant_id uuid not null references tenant,
	contract_id uuid not null,
	kind text not null check (kind in ('study', 'procurement', 'decision', 'notice')),
	duty_id uuid not null,
	primary key (tenant_id, contract_id, kind),
	unique (tenant_id, duty_id),
	foreign key (tenant_id, contract_id) references system_contract,
	foreign key (tenant_id, duty_id) references duty
);
select migration.isolate('contract_date', 'select, insert, update, delete');

-- The log of a system, told by people: what went wrong, breaks that were agreed, maintenance that was done.
create table incident (
	tenant_id uuid not null references tenant,
	id uuid not null,
	system_id uuid not null,
	kind text not null check (kind in ('fault', 'planned_break', 'maintenance')),
	title text not null check (length(title) between 2 and 200),
	description text not null default '' check (length(description) <= 4000),
	severity text not null check (severity in ('minor', 'partial', 'total')),
	began_at timestamptz not null,
	-- When a planned break is to be over.
	expected_at timestamptz,
	told_by uuid,
	told_at timestamptz not null default now(),
	withdrawn_by uuid,
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	check (expected_at > began_at),
	check (kind <> 'planned_break' or expected_at is not null),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, told_by) references person,
	foreign key (tenant_id, withdrawn_by) references person
);
create index incident_of on incident (tenant_id, system_id, began_at);
select migration.isolate('incident', 'select, insert, update (withdrawn_by, withdrawn_at)');

-- None: everywhere the system is used.
create table incident_unit (
	tenant_id uuid not null references tenant,
	incident_id uuid not null,
	service_unit_id uuid not null,
	primary key (tenant_id, incident_id, service_unit_id),
	foreign key (tenant_id, incident_id) references incident,
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index incident_unit_unit on incident_unit (tenant_id, service_unit_id);
select migration.isolate('incident_unit', 'select, insert');

create table incident_closing (
	tenant_id uuid not null references tenant,
	id uuid not null,
	incident_id uuid not null,
	ended_at timestamptz not null,
	-- What it was and how it was mended.
	outcome text not null default '' check (length(outcome) <= 4000),
	closed_by uuid,
	closed_at timestamptz not null default now(),
	reopened_by uuid,
	reopened_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, incident_id) references incident,
	foreign key (tenant_id, closed_by) references person,
	foreign key (tenant_id, reopened_by) references person
);
create unique index incident_closing_live on incident_closing (tenant_id, incident_id) where reopened_at is null;
select migration.isolate('incident_closing', 'select, insert, update (reopened_by, reopened_at)');

-- What is asked of a system: its backlog; the one a contract's end asks for knows its contract.
create table system_need (
	tenant_id uuid not null references tenant,
	system_id uuid not null,
	need_id uuid not null,
	contract_id uuid,
	tied_by uuid,
	tied_at timestamptz not null default now(),
	primary key (tenant_id, system_id, need_id),
	foreign key (tenant_id, system_id) references managed_system,
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, contract_id) references system_contract,
	foreign key (tenant_id, tied_by) references person
);
create index system_need_need on system_need (tenant_id, need_id);
create index system_need_contract on system_need (tenant_id, contract_id);
select migration.isolate('system_need', 'select, insert, delete');
