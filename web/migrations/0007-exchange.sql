create table import_run (
	tenant_id uuid not null references tenant,
	id uuid not null,
	subject text not null check (subject in ('need', 'service_unit')),
	file_name text not null check (length(file_name) between 1 and 255),
	format text not null,
	details jsonb not null default '{}',
	columns jsonb not null,
	mapping jsonb not null default '{}',
	counts jsonb not null default '{}',
	unit_batch_id uuid,
	state text not null default 'preview' check (state in ('preview', 'done', 'undone', 'discarded')),
	created_by uuid not null,
	created_at timestamptz not null default now(),
	finished_at timestamptz,
	undone_at timestamptz,
	undone_by uuid,
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, created_by) references person,
	foreign key (tenant_id, undone_by) references person,
	foreign key (tenant_id, unit_batch_id) references unit_batch
);
create index import_run_subject on import_run (tenant_id, subject, created_at desc);
select migration.isolate('import_run', 'select, insert, update');

create table import_row (
	tenant_id uuid not null references tenant,
	import_run_id uuid not null,
	row_number int not null,
	cells jsonb not null,
	fingerprint text not null,
	outcome text not null default 'pending' check (outcome in ('pending', 'created', 'changed', 'already_there', 'refused', 'undone', 'kept')),
	issues jsonb not null default '[]',
	subject_id uuid,
	primary key (tenant_id, import_run_id, row_number),
	foreign key (tenant_id, import_run_id) references import_run
);
create index import_row_fingerprint on import_row (tenant_id, fingerprint);
create index import_row_subject on import_row (tenant_id, subject_id) where subject_id is not null;
select migration.isolate('import_row', 'select, insert, update, delete');

alter table need add foreign key (tenant_id, import_run_id) references import_run;
