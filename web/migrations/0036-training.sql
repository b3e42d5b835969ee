-- Figures of groups, told once when a survey has closed; they stay though people come, go and erase their own.
create table group_result (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	told_on date not null,
	told_by uuid,
	told_at timestamptz not null default now(),
	content jsonb not null,
	primary key (tenant_id, survey_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, told_by) references person
);
select migration.isolate('group_result', 'select, insert');

-- A need that waits for somebody to know something.
create table competence_need (
	tenant_id uuid not null references tenant,
	competence_id uuid not null,
	need_id uuid not null,
	primary key (tenant_id, competence_id, need_id),
	foreign key (tenant_id, competence_id) references competence on delete cascade,
	foreign key (tenant_id, need_id) references need on delete cascade
);
create index competence_need_need on competence_need (tenant_id, need_id);
select migration.isolate('competence_need', 'select, insert, delete');

create table training (
	tenant_id uuid not null references tenant,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	description text not null default '' check (length(description) <= 2000),
	starts_on date not null,
	ends_on date not null check (ends_on >= starts_on),
	-- Of each who takes part; the cost is of the whole.
	hours numeric(6, 2) not null check (hours > 0),
	cost numeric(12, 2) not null default 0 check (cost >= 0),
	created_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id)
);
select migration.isolate('training', 'select, insert, update');

create table training_competence (
	tenant_id uuid not null references tenant,
	training_id uuid not null,
	competence_id uuid not null,
	primary key (tenant_id, training_id, competence_id),
	foreign key (tenant_id, training_id) references training,
	foreign key (tenant_id, competence_id) references competence on delete cascade
);
create index training_competence_competence on training_competence (tenant_id, competence_id);
select migration.isolate('training_competence', 'select, insert, delete');

create table training_role (
	tenant_id uuid not null references tenant,
	training_id uuid not null,
	role_id uuid not null,
	primary key (tenant_id, training_id, role_id),
	foreign key (tenant_id, training_id) references training,
	foreign key (tenant_id, role_id) references role
);
create index training_role_role on training_role (tenant_id, role_id);
select migration.isolate('training_role', 'select, insert, delete');

create table training_position (
	tenant_id uuid not null references tenant,
	training_id uuid not null,
	position_id uuid not null,
	primary key (tenant_id, training_id, position_id),
	foreign key (tenant_id, training_id) references training,
	foreign key (tenant_id, position_id) references position
);
create index training_position_position on training_position (tenant_id, position_id);
select migration.isolate('training_position', 'select, insert, delete');

create table training_cancellation (
	tenant_id uuid not null references tenant,
	id uuid not null,
	training_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	cancelled_on date not null,
	cancelled_by uuid,
	cancelled_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, training_id) references training,
	foreign key (tenant_id, cancelled_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index training_cancellation_live on training_cancellation (tenant_id, training_id)
	where restored_at is null;
select migration.isolate('training_cancellation', 'select, insert, update (restored_by, restored_at)');
