-- Of whom a survey asks: holders of posts of these roles, in these service areas. Without rows: of everybody.
create table survey_role (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	role_id uuid not null,
	primary key (tenant_id, survey_id, role_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, role_id) references role
);
create index survey_role_of on survey_role (tenant_id, role_id);
select migration.isolate('survey_role', 'select, insert, delete');

create table survey_area (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	service_area_id uuid not null,
	primary key (tenant_id, survey_id, service_area_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, service_area_id) references service_area
);
create index survey_area_of on survey_area (tenant_id, service_area_id);
select migration.isolate('survey_area', 'select, insert, delete');

-- The words of a competence as a survey asked them, kept when they are changed afterwards.
create table competence_wording (
	tenant_id uuid not null references tenant,
	survey_id uuid not null,
	competence_id uuid not null,
	code text not null,
	area jsonb not null,
	names jsonb not null,
	levels jsonb not null,
	primary key (tenant_id, survey_id, competence_id),
	foreign key (tenant_id, survey_id) references survey on delete cascade,
	foreign key (tenant_id, competence_id) references competence on delete cascade
);
create index competence_wording_of on competence_wording (tenant_id, competence_id);
select migration.isolate('competence_wording', 'select, insert, delete');

-- Whether the survey asks a person on a day: of everybody where it names nobody, else of the holders of posts of its roles
-- in its service areas. Where a post names no area, it is the area of its holder's unit.
create function survey_asks(tenant uuid, survey uuid, person uuid, day date) returns boolean language sql stable as $$
	with roles as (select role_id from survey_role where tenant_id = tenant and survey_id = survey),
		areas as (select service_area_id from survey_area where tenant_id = tenant and survey_id = survey)
	select not exists (select from roles union all select from areas)
		or exists (select from person asked
			left join service_unit home on home.tenant_id = tenant and home.id = asked.service_unit_id
			left join position held on held.tenant_id = tenant and held.person_id = asked.id
				and held.valid_from <= day and coalesce(held.valid_to >= day, true)
			where asked.tenant_id = tenant and asked.id = person
				and (held.role_id in (select role_id from roles) or not exists (select from roles))
				and (coalesce(held.service_area_id, home.service_area_id) in (select service_area_id from areas)
					or not exists (select from areas)))
$$;
