import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { DataTerms, PublicSetting, StatementContact } from './public-setting.ts';
import * as store from './public-setting.store.server.ts';

export function get(actor: Actor): Promise<PublicSetting> {
	actor.must('public.read');
	return actor.read((db) => store.find(db));
}

/** On what terms the open data may be used, and which post takes feedback. */
export async function setTerms(actor: Actor, terms: DataTerms): Promise<void> {
	actor.must('public.manage');
	const { version, licence, licenceName, licenceUrl, feedbackPositionId } = terms;
	await actor.change(async (db, record) => {
		if (feedbackPositionId && !(await store.hasPosition(db, feedbackPositionId)))
			refuse('not_found', { subject: 'position' });
		const other = licence === 'other' ? { licence_name: licenceName, licence_url: licenceUrl } : {};
		const values = { licence, ...other, feedback_position_id: feedbackPositionId };
		if (!(await store.update(db, version, values))) refuse('conflict');
		record('public_setting.amended', { type: 'tenant', id: actor.tenantId }, { after: values });
	});
}

/** How accessible the site is said to be, and whom to tell. */
export async function setStatement(actor: Actor, given: StatementContact): Promise<void> {
	actor.must('public.manage');
	const { version, conformance, contactUnit, contactEmail, contactPhone } = given;
	await actor.change(async (db, record) => {
		const contact = { contact_unit: contactUnit, contact_email: contactEmail, contact_phone: contactPhone };
		const values = { conformance, ...contact };
		if (!(await store.update(db, version, values))) refuse('conflict');
		record('public_setting.amended', { type: 'tenant', id: actor.tenantId }, { after: values });
	});
}
