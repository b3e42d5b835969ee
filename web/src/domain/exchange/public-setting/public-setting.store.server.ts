import type { Db } from '#platform/db.server.ts';
import type { PublicSetting } from './public-setting.ts';

export async function find(db: Db): Promise<PublicSetting> {
	const row = await db
		.selectFrom('public_setting')
		.select([
			'licence',
			'licence_name as licenceName',
			'licence_url as licenceUrl',
			'feedback_position_id as feedbackPositionId',
			'conformance',
			'contact_unit as contactUnit',
			'contact_email as contactEmail',
			'contact_phone as contactPhone',
			'version',
		])
		.$castTo<PublicSetting>()
		.executeTakeFirst();
	return row ?? usual;
}

/** Until somebody chooses otherwise. */
const usual: PublicSetting = {
	licence: 'CC-BY-4.0',
	licenceName: '',
	licenceUrl: '',
	feedbackPositionId: null,
	conformance: 'partial',
	contactUnit: '',
	contactEmail: '',
	contactPhone: '',
	version: 1,
};

interface Values {
	licence?: PublicSetting['licence'];
	licence_name?: string;
	licence_url?: string;
	feedback_position_id?: string | null;
	conformance?: PublicSetting['conformance'];
	contact_unit?: string;
	contact_email?: string;
	contact_phone?: string;
}

export async function update(db: Db, version: number, values: Values): Promise<boolean> {
	await db
		.insertInto('public_setting')
		.defaultValues()
		.onConflict((conflict) => conflict.column('tenant_id').doNothing())
		.execute();
	const row = await db
		.updateTable('public_setting')
		.set({ ...values, version: version + 1 })
		.where('version', '=', version)
		.returning('version')
		.executeTakeFirst();
	return row !== undefined;
}

export async function hasPosition(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('position').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
