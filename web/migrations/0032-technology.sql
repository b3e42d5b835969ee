-- What new technology could do for the services. Its ring is what was assessed last, never a column.
create table technology (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	description text not null default '' check (length(description) <= 6000),
	-- Whom it helps, and with what.
	serves text not null default '' check (length(serves) <= 300),
	quadrant text not null check (quadrant in ('service', 'content', 'systems', 'ways')),
	-- What is known elsewhere of its working.
	evidence text not null default '' check (length(evidence) <= 4000),
	cost_class text not null default 'unknown' check (cost_class in ('unknown', 'none', 'small', 'medium', 'large')),
	privacy_class text not null default 'unknown' check (privacy_class in ('unknown', 'none', 'ordinary', 'special')),
	privacy_note text not null default '' check (length(privacy_note) <= 2000),
	accessibility_note text not null default '' check (length(accessibility_note) <= 2000),
	link text not null default '' check (length(link) <= 500),
	owner_position_id uuid,
	import_run_id uuid,
	made_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, owner_position_id) references position,
	foreign key (tenant_id, import_run_id) references import_run,
	foreign key (tenant_id, made_by) references person
);
create unique index technology_name on technology (tenant_id, lower(name));
create index technology_owner on technology (tenant_id, owner_position_id);
create index technology_import on technology (tenant_id, import_run_id) where import_run_id is not null;
select migration.isolate('technology', 'select, insert, update, delete');

-- The activities it belongs to, where culture and sports have no strategy of their own.
create table technology_measure (
	tenant_id uuid not null references tenant,
	technology_id uuid not null,
	measure_id uuid not null,
	primary key (tenant_id, technology_id, measure_id),
	foreign key (tenant_id, technology_id) references technology,
	foreign key (tenant_id, measure_id) references measure
);
create index technology_measure_of on technology_measure (tenant_id, measure_id);
select migration.isolate('technology_measure', 'select, insert, delete');

-- Needs that wait for it.
create table technology_need (
	tenant_id uuid not null references tenant,
	technology_id uuid not null,
	need_id uuid not null,
	tied_by uuid,
	tied_at timestamptz not null default now(),
	primary key (tenant_id, technology_id, need_id),
	foreign key (tenant_id, technology_id) references technology,
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, tied_by) references person
);
create index technology_need_of on technology_need (tenant_id, need_id);
select migration.isolate('technology_need', 'select, insert, delete');

create table technology_retirement (
	tenant_id uuid not null references tenant,
	id uuid not null,
	technology_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	retired_on date not null,
	retired_by uuid,
	retired_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, technology_id) references technology,
	foreign key (tenant_id, retired_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index technology_retirement_live on technology_retirement (tenant_id, technology_id) where restored_at is null;
select migration.isolate('technology_retirement', 'select, insert, update (restored_by, restored_at)');

-- A trial: what is expected of it is fixed before it begins.
create table pilot (
	tenant_id uuid not null references tenant,
	id uuid not null,
	technology_id uuid not null,
	title text not null check (length(title) between 3 and 200),
	hypothesis text not null check (length(hypothesis) between 10 and 2000),
	-- What is measured, in what, and how much of it is enough.
	measured text not null check (length(measured) between 3 and 300),
	measured_in text not null default '' check (length(measured_in) <= 40),
	threshold numeric(18, 4) not null,
	direction text not null default 'at_least' check (direction in ('at_least', 'at_most')),
	starts_on date not null,
	ends_on date not null,
	cost_cap numeric(12, 2) not null check (cost_cap >= 0),
	owner_position_id uuid,
	measure_id uuid,
	-- Answers to plain questions about personal data.
	protection jsonb not null default '{}',
	protection_note text not null default '' check (length(protection_note) <= 2000),
	made_by uuid,
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check (ends_on >= starts_on),
	foreign key (tenant_id, technology_id) references technology,
	foreign key (tenant_id, owner_position_id) references position,
	foreign key (tenant_id, measure_id) references measure,
	foreign key (tenant_id, made_by) references person
);
create index pilot_technology on pilot (tenant_id, technology_id);
create index pilot_owner on pilot (tenant_id, owner_position_id);
create index pilot_measure on pilot (tenant_id, measure_id);
select migration.isolate('pilot', 'select, insert, update');

create table pilot_unit (
	tenant_id uuid not null references tenant,
	pilot_id uuid not null,
	service_unit_id uuid not null,
	primary key (tenant_id, pilot_id, service_unit_id),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, service_unit_id) references service_unit
);
create index pilot_unit_of on pilot_unit (tenant_id, service_unit_id);
select migration.isolate('pilot_unit', 'select, insert, delete');

create table pilot_beginning (
	tenant_id uuid not null references tenant,
	pilot_id uuid not null,
	began_on date not null,
	begun_by uuid,
	begun_at timestamptz not null default now(),
	primary key (tenant_id, pilot_id),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, begun_by) references person
);
select migration.isolate('pilot_beginning', 'select, insert');

-- A plan that was given up before it began.
create table pilot_withdrawal (
	tenant_id uuid not null references tenant,
	pilot_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	withdrawn_on date not null,
	withdrawn_by uuid,
	withdrawn_at timestamptz not null default now(),
	primary key (tenant_id, pilot_id),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, withdrawn_by) references person
);
select migration.isolate('pilot_withdrawal', 'select, insert');

create table pilot_cost (
	tenant_id uuid not null references tenant,
	id uuid not null,
	pilot_id uuid not null,
	spent_on date not null,
	amount numeric(12, 2) not null check (amount > 0),
	note text not null default '' check (length(note) <= 500),
	said_by uuid,
	said_at timestamptz not null default now(),
	withdrawn_by uuid,
	withdrawn_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, said_by) references person,
	foreign key (tenant_id, withdrawn_by) references person
);
create index pilot_cost_of on pilot_cost (tenant_id, pilot_id, spent_on);
select migration.isolate('pilot_cost', 'select, insert, update (withdrawn_by, withdrawn_at)');

create table pilot_result (
	tenant_id uuid not null references tenant,
	id uuid not null,
	pilot_id uuid not null,
	measured_on date not null,
	value numeric(18, 4) not null,
	told text not null default '' check (length(told) <= 4000),
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, said_by) references person
);
create index pilot_result_of on pilot_result (tenant_id, pilot_id, said_at);
select migration.isolate('pilot_result', 'select, insert');

create table pilot_decision (
	tenant_id uuid not null references tenant,
	id uuid not null,
	pilot_id uuid not null,
	decision text not null check (decision in ('extend', 'continue', 'stop')),
	grounds text not null check (length(grounds) between 3 and 4000),
	-- What it rests on; a pilot may be stopped without a result.
	result_id uuid,
	-- A pilot that goes on is decided again by this day.
	ends_on date check ((ends_on is not null) = (decision = 'continue')),
	decided_on date not null,
	decided_by uuid,
	decided_at timestamptz not null default now(),
	primary key (tenant_id, id),
	check (decision = 'stop' or result_id is not null),
	foreign key (tenant_id, pilot_id) references pilot,
	foreign key (tenant_id, result_id) references pilot_result,
	foreign key (tenant_id, decided_by) references person
);
create index pilot_decision_of on pilot_decision (tenant_id, pilot_id, decided_at);
select migration.isolate('pilot_decision', 'select, insert');

-- Why a technology stands in its ring; only this moves it.
create table technology_assessment (
	tenant_id uuid not null references tenant,
	id uuid not null,
	technology_id uuid not null,
	sequence int not null check (sequence >= 1),
	source text not null check (source in ('entry', 'assessment', 'pilot', 'import')),
	ring text not null check (ring in ('adopt', 'trial', 'assess', 'hold')),
	movement text not null check (movement in ('new', 'in', 'out', 'none')),
	grounds text not null default '' check (length(grounds) <= 4000),
	pilot_decision_id uuid,
	assessed_on date not null,
	-- By this day it is looked at again.
	review_on date,
	assessed_by uuid,
	assessed_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, technology_id, sequence),
	check (source = 'import' or length(grounds) >= 3),
	check ((source = 'pilot') = (pilot_decision_id is not null)),
	foreign key (tenant_id, technology_id) references technology,
	foreign key (tenant_id, pilot_decision_id) references pilot_decision,
	foreign key (tenant_id, assessed_by) references person
);
create index technology_assessment_newest on technology_assessment (tenant_id, technology_id, sequence desc);
select migration.isolate('technology_assessment', 'select, insert, delete');

-- The verbs refuse with a reason; this holds whatever they do.
create function migration.assert_pilot_not_begun() returns trigger language plpgsql as $$
declare
	row_of record := coalesce(new, old);
	begun boolean;
begin
	if tg_argv[0] = 'unit' then
		select exists (select from pilot_beginning b where b.tenant_id = row_of.tenant_id and b.pilot_id = row_of.pilot_id)
			into begun;
		if begun then
			raise exception 'The pilot has begun: its units stand.' using errcode = 'check_violation';
		end if;
		return row_of;
	end if;
	select exists (select from pilot_beginning b where b.tenant_id = old.tenant_id and b.pilot_id = old.id) into begun;
	if begun and (to_jsonb(new) - 'owner_position_id' - 'version') <> (to_jsonb(old) - 'owner_position_id' - 'version') then
		raise exception 'The pilot has begun: what is expected of it stands.' using errcode = 'check_violation';
	end if;
	return new;
end $$;
create trigger begun before update on pilot for each row execute function migration.assert_pilot_not_begun('pilot');
create trigger begun before insert or delete on pilot_unit
	for each row execute function migration.assert_pilot_not_begun('unit');

-- Only what a file brought can be taken away again, with its run.
create function migration.assert_brought_by_file() returns trigger language plpgsql as $$
begin
	if tg_table_name = 'technology' then
		if old.import_run_id is null then
			raise exception 'A technology is retired, not erased.' using errcode = 'check_violation';
		end if;
	elsif old.source <> 'import' then
		raise exception 'An assessment stands.' using errcode = 'check_violation';
	end if;
	return old;
end $$;
create trigger brought before delete on technology for each row execute function migration.assert_brought_by_file();
create trigger brought before delete on technology_assessment
	for each row execute function migration.assert_brought_by_file();

alter table import_run drop constraint import_run_subject_check;
alter table import_run add constraint import_run_subject_check check (subject in ('need', 'service_unit', 'technology'));
